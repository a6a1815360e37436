/** The algorithms of signatures in Identity. */

import { defineVocabulary } from './vocabulary.ts';

export const signatureAlgorithms = defineVocabulary({
  name: 'signature-algorithms',
  entries: [{ name: 'ES256', spec: 'RFC 8224 §4' }],
});
