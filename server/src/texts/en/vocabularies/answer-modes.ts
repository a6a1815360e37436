/** What is said of each answer mode, in English. */

export const answerModes = {
  kind: 'answer mode',
  entries: {
    Manual: 'The user is to answer.',
    Auto: 'The device is to answer by itself.',
  },
} as const;
