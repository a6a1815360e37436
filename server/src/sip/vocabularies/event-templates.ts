/** The templates that make further event packages of others: `presence.winfo`. */

import { defineVocabulary } from './vocabulary.ts';

export const eventTemplates = defineVocabulary({
  name: 'event-templates',
  caseSensitive: true,
  misspelled: 'warning',
  letters: 1,
  entries: [{ name: 'winfo', spec: 'RFC 3857 §4' }],
});
