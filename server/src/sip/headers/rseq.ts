/** The RSeq header field: the number of a reliable provisional response. */

import { integer } from '../values/integer.ts';
import { defineHeader } from './header.ts';

export const RSeq = defineHeader({
  name: 'RSeq',
  spec: 'RFC 3262 §7.1',
  repeat: 'once',
  where: {
    '1xx': { o: 'INVITE', '-': 'ACK BYE CANCEL OPTIONS PRACK REGISTER UPDATE' },
  },
  example: '988789',
  parse: integer,
});
