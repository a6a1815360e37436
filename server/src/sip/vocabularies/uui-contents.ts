/** What the data in User-to-User is. */

import { defineVocabulary } from './vocabulary.ts';

export const uuiContents = defineVocabulary({
  name: 'uui-contents',
  entries: [{ name: 'isdn-uui', spec: 'RFC 7434 §4' }],
});
