/** The To header field: whom the request is for. */

import { address } from '../values/name-addr.ts';
import { defineHeader } from './header.ts';

export const To = defineHeader({
  name: 'To',
  compact: 't',
  spec: 'RFC 3261 §20.39',
  repeat: 'once',
  where: {
    copied: { m: 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  params: {
    tag: { spec: 'RFC 3261 §19.3' },
  },
  example: '"The Operator" <sip:operator@example.com>;tag=287447',
  parse: address,
});
