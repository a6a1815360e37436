/** What is said of each package of user data, in English. */

export const uuiPackages = {
  kind: 'package of user data',
  entries: {
    'isdn-uui': 'The user-to-user service of ISDN.',
  },
} as const;
