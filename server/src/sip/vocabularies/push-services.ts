/** The services that wake up a sleeping device. */

import { defineVocabulary } from './vocabulary.ts';

export const pushServices = defineVocabulary({
  name: 'push-services',
  entries: [
    { name: 'apns', spec: 'RFC 8599 §10' },
    { name: 'fcm', spec: 'RFC 8599 §11' },
    { name: 'webpush', spec: 'RFC 8599 §12' },
  ],
});
