/** Why a call was passed on, in Diversion. */

import { defineVocabulary } from './vocabulary.ts';

export const diversionReasons = defineVocabulary({
  name: 'diversion-reasons',
  entries: [
    { name: 'unknown', spec: 'RFC 5806 §4' },
    { name: 'user-busy', spec: 'RFC 5806 §4' },
    { name: 'no-answer', spec: 'RFC 5806 §4' },
    { name: 'unavailable', spec: 'RFC 5806 §4' },
    { name: 'unconditional', spec: 'RFC 5806 §4' },
    { name: 'time-of-day', spec: 'RFC 5806 §4' },
    { name: 'do-not-disturb', spec: 'RFC 5806 §4' },
    { name: 'deflection', spec: 'RFC 5806 §4' },
    { name: 'follow-me', spec: 'RFC 5806 §4' },
    { name: 'out-of-service', spec: 'RFC 5806 §4' },
    { name: 'away', spec: 'RFC 5806 §4' },
  ],
});
