/** What is said of each quality of protection, in English. */

export const qopValues = {
  kind: 'quality of protection',
  entries: {
    auth: 'The user, the method and the URI are protected.',
    'auth-int': 'The body is protected as well. Few servers and clients have it.',
  },
} as const;
