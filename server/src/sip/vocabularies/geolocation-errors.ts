/** What was wrong with the location of a request. */

import { defineVocabulary } from './vocabulary.ts';

export const geolocationErrors = defineVocabulary({
  name: 'geolocation-errors',
  misspelled: 'never',
  entries: [
    { name: '100', spec: 'RFC 6442 §4.4', phrase: 'Cannot Process Location' },
    { name: '200', spec: 'RFC 6442 §4.4', phrase: 'Permission To Use Location Information' },
    { name: '201', spec: 'RFC 6442 §4.4', phrase: 'Permission To Retransmit Location Information to a Third Party' },
    { name: '202', spec: 'RFC 6442 §4.4', phrase: 'Permission to Route based on Location Information' },
    { name: '300', spec: 'RFC 6442 §4.4', phrase: 'Dereference Failure' },
  ],
});
