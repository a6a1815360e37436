/** The Priority header field: how urgent the request is for its receiver. */

import { token } from '../values/token.ts';
import { priorities } from '../vocabularies/priorities.ts';
import { wordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const Priority = defineHeader({
  name: 'Priority',
  spec: 'RFC 3261 §20.26',
  repeat: 'once',
  where: {
    request: { o: 'INVITE MESSAGE PUBLISH SUBSCRIBE', '-': 'ACK BYE CANCEL INFO OPTIONS PRACK REFER REGISTER UPDATE' },
  },
  words: wordOf(priorities),
  example: 'emergency',
  parse: token,
});
