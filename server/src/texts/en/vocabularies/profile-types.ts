/** What is said of each kind of profile, in English. */

export const profileTypes = {
  kind: 'kind of profile',
  entries: {
    'local-network': 'What the network demands in which the device is.',
    device: 'What belongs to the device itself.',
    user: 'What belongs to the user of the device.',
  },
} as const;
