/** How IPsec between a device of IMS and its first proxy protects messages from change. */

import { defineVocabulary } from './vocabulary.ts';

export const integrityAlgorithms = defineVocabulary({
  name: 'integrity-algorithms',
  entries: [
    { name: 'hmac-md5-96', spec: 'RFC 3329 §A' },
    { name: 'hmac-sha-1-96', spec: 'RFC 3329 §A' },
    { name: 'aes-gmac', spec: '3GPP TS 33.203 §H', unregistered: true },
    { name: 'null', spec: '3GPP TS 33.203 §H', unregistered: true },
  ],
});
