/** The applications whose data User-to-User carries. */

import { defineVocabulary } from './vocabulary.ts';

export const uuiPackages = defineVocabulary({
  name: 'uui-packages',
  entries: [{ name: 'isdn-uui', spec: 'RFC 7434 §4' }],
});
