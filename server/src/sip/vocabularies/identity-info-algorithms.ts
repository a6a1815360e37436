/** The algorithms of the signatures of RFC 4474, which RFC 8224 has replaced. */

import { defineVocabulary } from './vocabulary.ts';

export const identityInfoAlgorithms = defineVocabulary({
  name: 'identity-info-algorithms',
  entries: [
    { name: 'rsa-sha1', spec: 'RFC 4474 §9', historic: true },
    { name: 'rsa-sha256', spec: 'RFC 6072', historic: true },
  ],
});
