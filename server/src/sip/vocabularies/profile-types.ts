/** Whose configuration a device asks for. */

import { defineVocabulary } from './vocabulary.ts';

export const profileTypes = defineVocabulary({
  name: 'profile-types',
  entries: [
    { name: 'local-network', spec: 'RFC 6080 §3.3' },
    { name: 'device', spec: 'RFC 6080 §3.3' },
    { name: 'user', spec: 'RFC 6080 §3.3' },
  ],
});
