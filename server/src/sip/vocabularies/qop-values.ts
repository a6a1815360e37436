/** What digest authentication protects. */

import { defineVocabulary } from './vocabulary.ts';

export const qopValues = defineVocabulary({
  name: 'qop-values',
  misspelled: 'warning',
  entries: [
    { name: 'auth', spec: 'RFC 7616 §3.4.2' },
    { name: 'auth-int', spec: 'RFC 7616 §3.4.3' },
  ],
});
