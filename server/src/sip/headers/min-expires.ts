/** The Min-Expires header field: the shortest expiry that the server accepts. */

import { integer } from '../values/integer.ts';
import { defineHeader } from './header.ts';

export const MinExpires = defineHeader({
  name: 'Min-Expires',
  spec: 'RFC 3261 §20.23',
  repeat: 'once',
  where: {
    423: { m: 'PUBLISH REGISTER SUBSCRIBE', '-': 'ACK BYE CANCEL INFO INVITE OPTIONS PRACK REFER UPDATE' },
  },
  example: '60',
  parse: integer,
});
