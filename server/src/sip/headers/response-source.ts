/** The Response-Source header field: which network element made an error response. */

import { text } from '../values/text.ts';
import { defineHeader } from './header.ts';

const failing = { o: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' };

export const ResponseSource = defineHeader({
  name: 'Response-Source',
  spec: '3GPP TS 24.229 §7.2.17',
  repeat: 'once',
  where: {
    '3xx': failing,
    '4xx': failing,
    '5xx': failing,
    '6xx': failing,
  },
  params: {
    fe: { spec: '3GPP TS 24.229 §7.2.17' },
  },
  example: 'fe=<urn:3gpp:fe:p-cscf.orig>',
  parse: text,
});
