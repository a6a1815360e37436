/** What is said of each state of a subscription, in English. */

export const subscriptionStates = {
  kind: 'state of a subscription',
  entries: {
    active: 'The subscription is accepted; `expires` says for how long it still holds.',
    pending: 'The subscription has come in, and nobody has decided yet.',
    terminated: 'The subscription is over; `reason` says why.',
  },
} as const;
