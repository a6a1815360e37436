/** In which directions early media may flow. */

import { defineVocabulary } from './vocabulary.ts';

export const earlyMediaDirections = defineVocabulary({
  name: 'early-media-directions',
  entries: [
    { name: 'supported', spec: 'RFC 5009 §8' },
    { name: 'sendrecv', spec: 'RFC 5009 §8' },
    { name: 'sendonly', spec: 'RFC 5009 §8' },
    { name: 'recvonly', spec: 'RFC 5009 §8' },
    { name: 'inactive', spec: 'RFC 5009 §8' },
    { name: 'gated', spec: 'RFC 5009 §8' },
  ],
});
