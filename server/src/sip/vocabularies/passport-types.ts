/** What a signature in Identity attests besides caller and callee. */

import { defineVocabulary } from './vocabulary.ts';

export const passportTypes = defineVocabulary({
  name: 'passport-types',
  entries: [
    { name: 'shaken', spec: 'RFC 8588' },
    { name: 'div', spec: 'RFC 8946' },
    { name: 'div-o', spec: 'RFC 8946' },
    { name: 'rph', spec: 'RFC 8443' },
    { name: 'rcd', spec: 'RFC 9795' },
    { name: 'sph', spec: 'RFC 9027' },
    { name: 'msgi', spec: 'RFC 9475' },
  ],
});
