/** How the caller wants servers to treat a request. */

import { defineVocabulary } from './vocabulary.ts';

export const requestDispositions = defineVocabulary({
  name: 'request-dispositions',
  unknown: 'hint',
  entries: [
    { name: 'no-fork', spec: 'RFC 3841 §9.1' },
    { name: 'fork', spec: 'RFC 3841 §9.1' },
    { name: 'parallel', spec: 'RFC 3841 §9.1' },
    { name: 'sequential', spec: 'RFC 3841 §9.1' },
    { name: 'proxy', spec: 'RFC 3841 §9.1' },
    { name: 'redirect', spec: 'RFC 3841 §9.1' },
    { name: 'cancel', spec: 'RFC 3841 §9.1' },
    { name: 'no-cancel', spec: 'RFC 3841 §9.1' },
    { name: 'recurse', spec: 'RFC 3841 §9.1' },
    { name: 'no-recurse', spec: 'RFC 3841 §9.1' },
    { name: 'queue', spec: 'RFC 3841 §9.1' },
    { name: 'no-queue', spec: 'RFC 3841 §9.1' },
  ],
});
