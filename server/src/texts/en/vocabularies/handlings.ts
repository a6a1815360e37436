/** What is said of each handling of a body, in English. */

export const handlings = {
  kind: 'handling of a body',
  entries: {
    required: 'Who does not understand the body has to refuse the request with 415. The default.',
    optional: 'Who does not understand the body may ignore it.',
  },
} as const;
