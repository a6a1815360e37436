/** The Expires header field: after how many seconds the message or what it made becomes stale. */

import { integer } from '../values/integer.ts';
import { defineHeader } from './header.ts';

export const Expires = defineHeader({
  name: 'Expires',
  spec: 'RFC 3261 §20.19',
  repeat: 'once',
  where: {
    any: { o: 'INVITE MESSAGE PUBLISH REGISTER SUBSCRIBE', '-': 'ACK BYE CANCEL INFO OPTIONS PRACK UPDATE' },
    request: { o: 'REFER' },
    '2xx': { m: 'PUBLISH SUBSCRIBE' },
  },
  example: '3600',
  parse: integer,
});
