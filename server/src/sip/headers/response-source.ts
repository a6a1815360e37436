/** The Response-Source header field: which network element made an error response. */

import { text } from '../values/text.ts';
import { defineHeader } from './header.ts';

export const ResponseSource = defineHeader({
  name: 'Response-Source',
  spec: '3GPP TS 24.229 §7.2.17',
  repeat: 'once',
  where: {
    '3xx': { o: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
    '4xx': { o: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
    '5xx': { o: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
    '6xx': { o: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  example: 'fe=<urn:3gpp:fe:p-cscf.orig>',
  parse: text,
});
