/** What is said of each reason in Diversion, in English. */

export const diversionReasons = {
  kind: 'reason for passing a call on',
  entries: {
    unknown: 'Nobody said why.',
    'user-busy': 'The one who was called was busy.',
    'no-answer': 'The one who was called did not answer.',
    unavailable: 'The one who was called could not be reached.',
    unconditional: 'All calls are passed on.',
    'time-of-day': 'Calls are passed on at this time of the day.',
    'do-not-disturb': 'The one who was called did not want to be disturbed.',
    deflection: 'The device passed this one call on.',
    'follow-me': 'The one who was called is at another place.',
    'out-of-service': 'The device was out of order.',
    away: 'The one who was called was away.',
  },
} as const;
