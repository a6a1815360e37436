/** What is said of each word in Refer-Sub, in English. */

export const referSubs = {
  kind: 'whether a REFER makes a subscription',
  entries: {
    false: 'No NOTIFY is to tell what became of the REFER.',
    true: 'NOTIFY requests tell what becomes of the REFER. The default.',
  },
} as const;
