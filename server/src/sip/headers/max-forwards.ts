/** The Max-Forwards header field: how many hops a request may still take. */

import { integer } from '../values/integer.ts';
import { defineHeader } from './header.ts';

export const MaxForwards = defineHeader({
  name: 'Max-Forwards',
  spec: 'RFC 3261 §20.22',
  repeat: 'once',
  where: {
    request: { m: 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  example: '70',
  parse: integer,
});
