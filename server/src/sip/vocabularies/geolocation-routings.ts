/** Whether servers on the way may route by the location of a request. */

import { defineVocabulary } from './vocabulary.ts';

export const geolocationRoutings = defineVocabulary({
  name: 'geolocation-routings',
  // RFC 6442 §4.2: whatever else stands there counts as no.
  unknown: 'hint',
  entries: [
    { name: 'no', spec: 'RFC 6442 §4.2' },
    { name: 'yes', spec: 'RFC 6442 §4.2' },
  ],
});
