/** Why a subscription has ended, and what the subscriber may do. */

import { defineVocabulary } from './vocabulary.ts';

export const subscriptionReasons = defineVocabulary({
  name: 'subscription-reasons',
  entries: [
    { name: 'timeout', spec: 'RFC 6665 §4.1.3' },
    { name: 'noresource', spec: 'RFC 6665 §4.1.3' },
    { name: 'deactivated', spec: 'RFC 6665 §4.1.3' },
    { name: 'probation', spec: 'RFC 6665 §4.1.3' },
    { name: 'rejected', spec: 'RFC 6665 §4.1.3' },
    { name: 'giveup', spec: 'RFC 6665 §4.1.3' },
    { name: 'invariant', spec: 'RFC 6665 §4.1.3' },
    { name: 'badfilter', spec: 'RFC 4660 §5.4' },
  ],
});
