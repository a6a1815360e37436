/** The first label of a service URN of 3GPP: what kind of identifier follows. */

import { defineVocabulary } from './vocabulary.ts';

export const serviceLabels = defineVocabulary({
  name: 'service-labels',
  entries: [
    { name: '3gpp-service', spec: 'RFC 6050 §4.4' },
    { name: '3gpp-application', spec: 'RFC 6050 §4.4' },
  ],
});
