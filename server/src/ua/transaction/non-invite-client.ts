/** The client transaction of every method but INVITE and ACK: RFC 3261 Figure 6. */

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

const complete = to(
  'completed',
  deliver,
  start(
    'K',
    unlessReliable(({ t4 }) => t4),
  ),
);
const broken = fail('transport-error');

export const nonInviteClient: Machine = {
  name: 'non-INVITE client',
  spec: 'RFC 3261 §17.1.2',
  start: to(
    'trying',
    send,
    repeat('E', doublingToT2),
    start('F', ({ timeout }) => timeout),
  ),
  states: {
    trying: {
      E: to('trying', send, repeat('E', doublingToT2)),
      F: fail('timeout'),
      provisional: to('proceeding', deliver),
      success: complete,
      failure: complete,
      'transport-error': broken,
    },
    proceeding: {
      E: to(
        'proceeding',
        send,
        repeat('E', ({ t2 }) => t2),
      ),
      F: fail('timeout'),
      provisional: to('proceeding', deliver),
      success: complete,
      failure: complete,
      'transport-error': broken,
    },
    completed: {
      K: to(terminated),
      provisional: to('completed', absorb),
      success: to('completed', absorb),
      failure: to('completed', absorb),
    },
  },
};
