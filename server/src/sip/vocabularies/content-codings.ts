/** How a body is compressed. */

import { defineVocabulary } from './vocabulary.ts';

export const contentCodings = defineVocabulary({
  name: 'content-codings',
  entries: [
    { name: 'gzip', spec: 'RFC 9110 §8.4.1.3' },
    { name: 'deflate', spec: 'RFC 9110 §8.4.1.2' },
    { name: 'identity', spec: 'RFC 9110 §12.5.3' },
    { name: 'compress', spec: 'RFC 9110 §8.4.1.1' },
    { name: 'br', spec: 'RFC 7932' },
    { name: 'zstd', spec: 'RFC 8878' },
    { name: 'x-gzip', spec: 'RFC 9110 §8.4.1.3', historic: true },
    { name: 'x-compress', spec: 'RFC 9110 §8.4.1.1', historic: true },
  ],
});
