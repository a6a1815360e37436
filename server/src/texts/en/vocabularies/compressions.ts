/** What is said of each compression, in English. */

export const compressions = {
  kind: 'compression',
  entries: {
    sigcomp: 'The receiver takes messages compressed by SigComp.',
  },
} as const;
