/** The CSeq header field: the number and method of a request within its dialog. */

import { cseq } from '../values/cseq.ts';
import { defineHeader } from './header.ts';

export const CSeq = defineHeader({
  name: 'CSeq',
  spec: 'RFC 3261 §20.16',
  repeat: 'once',
  where: {
    copied: { m: 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  example: '4711 INVITE',
  parse: cseq,
});
