/** The Timestamp header field: when the client sent the request, so that it can measure the delay. */

import { timestamp } from '../values/timestamp.ts';
import { defineHeader } from './header.ts';

export const Timestamp = defineHeader({
  name: 'Timestamp',
  spec: 'RFC 3261 §20.38',
  repeat: 'once',
  where: {
    any: { o: 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  example: '54.21 0.5',
  parse: timestamp,
});
