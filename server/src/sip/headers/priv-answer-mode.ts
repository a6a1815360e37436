/** The Priv-Answer-Mode header field: that a privileged caller wants a call answered in this way. */

import { tokenParams } from '../values/token-params.ts';
import { answerModes } from '../vocabularies/answer-modes.ts';
import { wordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

const answering = { o: 'INVITE' };

export const PrivAnswerMode = defineHeader({
  name: 'Priv-Answer-Mode',
  spec: 'RFC 5373 §2',
  repeat: 'once',
  where: {
    request: answering,
    '2xx': answering,
  },
  params: {
    require: { spec: 'RFC 5373 §2' },
  },
  words: wordOf(answerModes),
  example: 'Auto',
  parse: tokenParams,
});
