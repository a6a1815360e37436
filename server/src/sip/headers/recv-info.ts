/** The Recv-Info header field: the Info Packages that a user agent is willing to receive. */

import { tokenParams } from '../values/token-params.ts';
import { infoPackages } from '../vocabularies/info-packages.ts';
import { wordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const RecvInfo = defineHeader({
  name: 'Recv-Info',
  spec: 'RFC 6086 §7.3',
  repeat: 'list',
  where: {
    request: {
      c: 'INVITE',
      o: 'PRACK REGISTER UPDATE',
      '-': 'ACK BYE CANCEL INFO MESSAGE NOTIFY OPTIONS REFER SUBSCRIBE',
    },
    response: { o: 'INVITE PRACK UPDATE', '-': 'ACK BYE CANCEL INFO MESSAGE NOTIFY OPTIONS REFER REGISTER SUBSCRIBE' },
    '1xx': { c: 'INVITE', '-': 'ACK BYE CANCEL INFO MESSAGE NOTIFY OPTIONS PRACK REFER REGISTER SUBSCRIBE UPDATE' },
    '2xx': { c: 'INVITE PRACK UPDATE', '-': 'ACK BYE CANCEL INFO MESSAGE NOTIFY OPTIONS REFER REGISTER SUBSCRIBE' },
    469: { 'm*': 'INFO', '-': 'ACK BYE CANCEL INVITE MESSAGE NOTIFY OPTIONS PRACK REFER REGISTER SUBSCRIBE UPDATE' },
  },
  words: wordOf(infoPackages),
  example: 'foo, bar',
  mayBeEmpty: true,
  parse: tokenParams,
});
