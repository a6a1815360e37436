/** The Priority header field: how urgent the request is for its receiver. */

import { token } from '../values/token.ts';
import { defineHeader } from './header.ts';

export const Priority = defineHeader({
  name: 'Priority',
  spec: 'RFC 3261 §20.26',
  repeat: 'once',
  where: {
    request: { o: 'INVITE MESSAGE PUBLISH SUBSCRIBE', '-': 'ACK BYE CANCEL INFO OPTIONS PRACK REFER REGISTER UPDATE' },
  },
  example: 'emergency',
  parse: token,
});
