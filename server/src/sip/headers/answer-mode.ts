/** The Answer-Mode header field: whether a call is to be answered by a person or by the device itself. */

import { tokenParams } from '../values/token-params.ts';
import { answerModes } from '../vocabularies/answer-modes.ts';
import { wordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

const answering = { o: 'INVITE' };

export const AnswerMode = defineHeader({
  name: 'Answer-Mode',
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
  example: 'Auto;require',
  parse: tokenParams,
});
