/** The Date header field: when the message was first sent. */

import { date } from '../values/date.ts';
import { defineHeader } from './header.ts';

export const DateHeader = defineHeader({
  name: 'Date',
  spec: 'RFC 3261 §20.17',
  repeat: 'once',
  where: {
    any: { o: 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  example: 'Sat, 13 Nov 2010 23:29:00 GMT',
  parse: date,
});
