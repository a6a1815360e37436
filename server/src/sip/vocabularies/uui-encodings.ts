/** How the data in User-to-User is written. */

import { defineVocabulary } from './vocabulary.ts';

export const uuiEncodings = defineVocabulary({
  name: 'uui-encodings',
  unknown: 'hint',
  entries: [{ name: 'hex', spec: 'RFC 7433 §4.1' }],
});
