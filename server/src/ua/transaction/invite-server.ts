/** The INVITE server transaction: RFC 3261 Figure 7, with the Accepted state of RFC 6026 §8.5. */

import {
  absorb,
  deliver,
  doublingToT2,
  fail,
  type Machine,
  repeat,
  send,
  start,
  terminated,
  to,
  unlessReliable,
} from './machine.ts';

export const inviteServer: Machine = {
  name: 'INVITE server',
  spec: 'RFC 3261 §17.2.1, RFC 6026 §8.5',
  start: to('proceeding'),
  states: {
    proceeding: {
      request: to('proceeding', absorb, send),
      'answer-provisional': to('proceeding', send),
      // RFC 6026 §7.1: the 2xx is repeated by the user, not by the transaction.
      'answer-success': to(
        'accepted',
        send,
        start('L', ({ t1 }) => 64 * t1),
      ),
      'answer-failure': to(
        'completed',
        send,
        repeat('G', doublingToT2),
        start('H', ({ t1 }) => 64 * t1),
      ),
      'transport-error': fail('transport-error'),
    },
    completed: {
      request: to('completed', absorb, send),
      G: to('completed', send, repeat('G', doublingToT2)),
      ack: to(
        'confirmed',
        start(
          'I',
          unlessReliable(({ t4 }) => t4),
        ),
      ),
      H: fail('timeout'),
      'transport-error': fail('transport-error'),
    },
    confirmed: {
      I: to(terminated),
      request: to('confirmed', absorb),
      ack: to('confirmed', absorb),
    },
    accepted: {
      L: to(terminated),
      request: to('accepted', absorb),
      ack: to('accepted', deliver),
      'answer-success': to('accepted', send),
    },
  },
};
