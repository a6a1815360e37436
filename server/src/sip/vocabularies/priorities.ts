/** How urgent a request is for its receiver. */

import { defineVocabulary } from './vocabulary.ts';

export const priorities = defineVocabulary({
  name: 'priorities',
  entries: [
    { name: 'normal', spec: 'RFC 3261 §20.26' },
    { name: 'urgent', spec: 'RFC 3261 §20.26' },
    { name: 'non-urgent', spec: 'RFC 3261 §20.26' },
    { name: 'emergency', spec: 'RFC 3261 §20.26' },
    { name: 'psap-callback', spec: 'RFC 7090 §4' },
  ],
});
