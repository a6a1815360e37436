/** The trees in which the names of feature-capability indicators grow: RFC 6809 §5.2. */

import { defineVocabulary } from './vocabulary.ts';

export const featureTrees = defineVocabulary({
  name: 'feature-trees',
  entries: [
    { name: 'g.', spec: 'RFC 6809 §5.2.2' },
    { name: 'sip.', spec: 'RFC 6809 §5.2.3' },
  ],
});
