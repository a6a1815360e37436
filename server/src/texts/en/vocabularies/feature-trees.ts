/** What is said of each tree of indicators, in English. */

export const featureTrees = {
  kind: 'tree of indicators',
  entries: {
    'g.': 'An indicator of an organisation outside of the IETF, such as 3GPP.',
    'sip.': 'An indicator of the IETF.',
  },
} as const;
