/** The Reply-To header field: where a call or message back is to go. */

import { address } from '../values/name-addr.ts';
import { defineHeader } from './header.ts';

export const ReplyTo = defineHeader({
  name: 'Reply-To',
  spec: 'RFC 3261 §20.31',
  repeat: 'once',
  where: {
    any: { o: 'INVITE MESSAGE', '-': 'ACK BYE CANCEL OPTIONS PRACK PUBLISH REFER REGISTER UPDATE' },
  },
  example: 'Bob <sip:bob@example.com>',
  parse: address,
});
