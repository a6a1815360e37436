/** What is said of each cause of preemption, in English. */

export const preemptionCauses = {
  kind: 'cause of preemption',
  entries: {
    1: 'A user agent ended the call for one of higher precedence.',
    2: 'The resources reserved for the call were given to another one.',
    3: 'The call was preempted; why is not to be told.',
    4: 'A network behind a gateway preempted the call.',
    5: 'A network element on the way preempted the call.',
  },
} as const;
