/** The server transaction of every method but INVITE and ACK: RFC 3261 Figure 8. */

import { absorb, fail, type Machine, send, start, terminated, to, unlessReliable } from './machine.ts';

const complete = to(
  'completed',
  send,
  start(
    'J',
    unlessReliable(({ t1 }) => 64 * t1),
  ),
);

export const nonInviteServer: Machine = {
  name: 'non-INVITE server',
  spec: 'RFC 3261 §17.2.2',
  start: to('trying'),
  states: {
    trying: {
      request: to('trying', absorb),
      'answer-provisional': to('proceeding', send),
      'answer-success': complete,
      'answer-failure': complete,
    },
    proceeding: {
      request: to('proceeding', absorb, send),
      'answer-provisional': to('proceeding', send),
      'answer-success': complete,
      'answer-failure': complete,
      'transport-error': fail('transport-error'),
    },
    completed: {
      J: to(terminated),
      request: to('completed', absorb, send),
      'transport-error': fail('transport-error'),
    },
  },
};
