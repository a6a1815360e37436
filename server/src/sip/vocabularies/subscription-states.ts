/** How a subscription stands. */

import { defineVocabulary } from './vocabulary.ts';

export const subscriptionStates = defineVocabulary({
  name: 'subscription-states',
  unknown: 'hint',
  entries: [
    { name: 'active', spec: 'RFC 6665 §4.1.3' },
    { name: 'pending', spec: 'RFC 6665 §4.1.3' },
    { name: 'terminated', spec: 'RFC 6665 §4.1.3' },
  ],
});
