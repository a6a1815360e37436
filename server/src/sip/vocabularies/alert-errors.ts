/** What was wrong with an alert that a request carried. */

import { defineVocabulary } from './vocabulary.ts';

export const alertErrors = defineVocabulary({
  name: 'alert-errors',
  misspelled: 'never',
  entries: [
    { name: '100', spec: 'RFC 8876 §5.2', phrase: 'Cannot process the alert payload' },
    { name: '101', spec: 'RFC 8876 §5.2', phrase: 'Alert payload was not present or could not be found' },
    { name: '102', spec: 'RFC 8876 §5.2', phrase: 'Not enough information to determine the purpose of the alert' },
    { name: '103', spec: 'RFC 8876 §5.2', phrase: 'Alert payload was corrupted' },
  ],
});
