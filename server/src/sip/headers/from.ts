/** The From header field: who the request is from. */

import { address } from '../values/name-addr.ts';
import { defineHeader } from './header.ts';

export const From = defineHeader({
  name: 'From',
  compact: 'f',
  spec: 'RFC 3261 §20.20',
  repeat: 'once',
  where: {
    copied: { m: 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  params: {
    tag: { spec: 'RFC 3261 §19.3' },
  },
  example: '"A. G. Bell" <sip:agb@example.com>;tag=a48s',
  parse: address,
});
