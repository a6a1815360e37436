/** What is said of each encoding of user data, in English. */

export const uuiEncodings = {
  kind: 'encoding of user data',
  entries: {
    hex: 'Two hexadecimal digits a byte. The default.',
  },
} as const;
