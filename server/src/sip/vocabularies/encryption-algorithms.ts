/** How IPsec between a device of IMS and its first proxy encrypts messages. */

import { defineVocabulary } from './vocabulary.ts';

export const encryptionAlgorithms = defineVocabulary({
  name: 'encryption-algorithms',
  entries: [
    { name: 'aes-cbc', spec: '3GPP TS 33.203 §H', unregistered: true },
    { name: 'aes-gcm', spec: '3GPP TS 33.203 §H', unregistered: true },
    { name: 'des-ede3-cbc', spec: 'RFC 3329 §A' },
    { name: 'null', spec: 'RFC 3329 §A' },
  ],
});
