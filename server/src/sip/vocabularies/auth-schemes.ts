/** The schemes by which servers authenticate clients. */

import { defineVocabulary } from './vocabulary.ts';

export const authSchemes = defineVocabulary({
  name: 'auth-schemes',
  entries: [
    { name: 'Digest', spec: 'RFC 3261 §22.4' },
    { name: 'Bearer', spec: 'RFC 8898 §2' },
    { name: 'Basic', spec: 'RFC 7617 §2', historic: true },
    { name: 'NTLM', spec: 'MS-SIPAE', unregistered: true },
    { name: 'Kerberos', spec: 'MS-SIPAE', unregistered: true },
    { name: 'TLS-DSK', spec: 'MS-SIPAE', unregistered: true },
  ],
});
