/** The Retry-After header field: after how many seconds it is worth trying again. */

import { retryAfter } from '../values/retry-after.ts';
import { defineHeader } from './header.ts';

const failing = {
  o: 'BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
  '-': 'ACK',
};

export const RetryAfter = defineHeader({
  name: 'Retry-After',
  spec: 'RFC 3261 §20.33',
  repeat: 'once',
  where: {
    request: { '-': 'INFO' },
    404: failing,
    413: failing,
    480: failing,
    486: failing,
    500: failing,
    503: failing,
    600: failing,
    603: failing,
  },
  params: {
    duration: { spec: 'RFC 3261 §20.33' },
  },
  example: '18000 (in a meeting);duration=3600',
  parse: retryAfter,
});
