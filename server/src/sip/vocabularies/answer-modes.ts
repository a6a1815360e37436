/** Who is to answer a call. */

import { defineVocabulary } from './vocabulary.ts';

export const answerModes = defineVocabulary({
  name: 'answer-modes',
  unknown: 'hint',
  entries: [
    { name: 'Manual', spec: 'RFC 5373 §2' },
    { name: 'Auto', spec: 'RFC 5373 §2' },
  ],
});
