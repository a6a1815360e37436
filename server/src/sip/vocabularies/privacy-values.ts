/** What Privacy asks to be hidden. */

import { defineVocabulary } from './vocabulary.ts';

export const privacyValues = defineVocabulary({
  name: 'privacy-values',
  unknown: 'hint',
  entries: [
    { name: 'id', spec: 'RFC 3325 §9.3' },
    { name: 'none', spec: 'RFC 3323 §4.2' },
    { name: 'header', spec: 'RFC 3323 §4.2' },
    { name: 'session', spec: 'RFC 3323 §4.2' },
    { name: 'user', spec: 'RFC 3323 §4.2' },
    { name: 'critical', spec: 'RFC 3323 §4.2' },
    { name: 'history', spec: 'RFC 7044 §10.1' },
  ],
});
