/** What is said of each kind of service identifier, in English. */

export const serviceLabels = {
  kind: 'kind of service identifier',
  entries: {
    '3gpp-service': 'A communication service of IMS (ICSI), such as `ims.icsi.mmtel` for telephony.',
    '3gpp-application': 'An application of IMS (IARI).',
  },
} as const;
