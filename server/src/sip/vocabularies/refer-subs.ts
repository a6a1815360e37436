/** Whether a REFER makes a subscription. */

import { defineVocabulary } from './vocabulary.ts';

export const referSubs = defineVocabulary({
  name: 'refer-subs',
  // RFC 4488 §4: the grammar has no other word.
  unknown: 'warning',
  entries: [
    { name: 'false', spec: 'RFC 4488 §4' },
    { name: 'true', spec: 'RFC 4488 §4' },
  ],
});
