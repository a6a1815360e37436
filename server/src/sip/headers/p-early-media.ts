/** The P-Early-Media header field: in which directions early media may flow. */

import { token } from '../values/token.ts';
import { earlyMediaDirections } from '../vocabularies/early-media-directions.ts';
import { wordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const PEarlyMedia = defineHeader({
  name: 'P-Early-Media',
  spec: 'RFC 5009 §8',
  repeat: 'list',
  where: {
    request: { o: 'INVITE PRACK UPDATE', '-': 'ACK BYE CANCEL OPTIONS REGISTER' },
    '1xx': { o: 'INVITE', '-': 'ACK BYE CANCEL OPTIONS PRACK REGISTER UPDATE' },
    '2xx': { o: 'PRACK UPDATE', '-': 'ACK BYE CANCEL INVITE OPTIONS REGISTER' },
  },
  words: wordOf(earlyMediaDirections),
  example: 'supported',
  mayBeEmpty: true,
  parse: token,
});
