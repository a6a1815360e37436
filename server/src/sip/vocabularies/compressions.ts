/** How SIP messages are compressed on their way. */

import { defineVocabulary } from './vocabulary.ts';

export const compressions = defineVocabulary({
  name: 'compressions',
  entries: [{ name: 'sigcomp', spec: 'RFC 3486 §4' }],
});
