/** What is said of each content of user data, in English. */

export const uuiContents = {
  kind: 'content of user data',
  entries: {
    'isdn-uui': 'A user-to-user information element of ISDN, from its protocol discriminator on.',
  },
} as const;
