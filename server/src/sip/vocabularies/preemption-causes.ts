/** The causes of RFC 4411: why a call of lower precedence has to end. */

import { defineVocabulary } from './vocabulary.ts';

export const preemptionCauses = defineVocabulary({
  name: 'preemption-causes',
  misspelled: 'never',
  entries: [
    { name: '1', spec: 'RFC 4411 §5.1', phrase: 'UA Preemption' },
    { name: '2', spec: 'RFC 4411 §5.2', phrase: 'Reserved Resources Preempted' },
    { name: '3', spec: 'RFC 4411 §5.3', phrase: 'Generic Preemption' },
    { name: '4', spec: 'RFC 4411 §5.4', phrase: 'Non-IP Preemption' },
    { name: '5', spec: 'RFC 4411 §7.1', phrase: 'Network Preemption' },
  ],
});
