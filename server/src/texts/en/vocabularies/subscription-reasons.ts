/** What is said of each reason of a subscription's end, in English. */

export const subscriptionReasons = {
  kind: "reason of a subscription's end",
  entries: {
    timeout: 'It was not refreshed in time. It may be made anew at once.',
    noresource: 'What was watched does not exist any more. It must not be made anew.',
    deactivated: 'It should be made anew at once; it may then reach another server.',
    probation: 'It should be made anew later, after `retry-after` where that stands.',
    rejected: 'The subscriber may not watch this any more. It should not be made anew.',
    giveup: 'Nobody decided in time. It may be made anew later.',
    invariant: 'The state will not change any more, so there is nothing to watch.',
    badfilter: 'The filter in the SUBSCRIBE was not accepted.',
  },
} as const;
