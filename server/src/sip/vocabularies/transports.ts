/** The transports in Via. */

import { foreignTransports, transportList } from '../transports.ts';
import { defineVocabulary } from './vocabulary.ts';

export const transports = defineVocabulary({
  name: 'transports',
  unknown: 'hint',
  entries: [
    ...transportList.map(({ viaName, spec }) => ({ name: viaName, spec })),
    ...foreignTransports.map(({ viaName }) => ({ name: viaName, spec: 'RFC 4168 §5' })),
  ],
});
