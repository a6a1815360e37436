/** Whether a body must be understood. */

import { defineVocabulary } from './vocabulary.ts';

export const handlings = defineVocabulary({
  name: 'handlings',
  unknown: 'hint',
  entries: [
    { name: 'required', spec: 'RFC 3261 §20.11' },
    { name: 'optional', spec: 'RFC 3261 §20.11' },
  ],
});
