/** What is said of each code of an alert error, in English. */

export const alertErrors = {
  kind: 'code of an alert error',
  entries: {
    100: 'The alert is not understood.',
    101: 'The alert was not there.',
    102: 'It cannot be told what the alert is for.',
    103: 'The alert was damaged.',
  },
} as const;
