/** What is said of each priority, in English. */

export const priorities = {
  kind: 'priority',
  entries: {
    normal: 'As urgent as most. The default.',
    urgent: 'More urgent than most.',
    'non-urgent': 'Less urgent than most.',
    emergency: 'Life, limb or property is in danger.',
    'psap-callback': 'An emergency centre calls back somebody who has called it.',
  },
} as const;
