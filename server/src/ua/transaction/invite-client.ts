/** The INVITE client transaction: RFC 3261 Figure 5, with the Accepted state of RFC 6026 §8.4. */

import {
  absorb,
  acknowledge,
  deliver,
  doubling,
  fail,
  lingering,
  type Machine,
  repeat,
  send,
  start,
  terminated,
  to,
  unlessReliable,
} from './machine.ts';

const accept = to('accepted', deliver, start('M', lingering));
const complete = to('completed', acknowledge, deliver, start('D', unlessReliable(lingering)));
const broken = fail('transport-error');

export const inviteClient: Machine = {
  name: 'INVITE client',
  spec: 'RFC 3261 §17.1.1, RFC 6026 §8.4',
  start: to(
    'calling',
    send,
    repeat('A', doubling),
    start('B', ({ timeout }) => timeout),
  ),
  states: {
    calling: {
      A: to('calling', send, repeat('A', doubling)),
      B: fail('timeout'),
      provisional: to('proceeding', deliver),
      success: accept,
      failure: complete,
      'transport-error': broken,
    },
    proceeding: {
      provisional: to('proceeding', deliver),
      success: accept,
      failure: complete,
      'transport-error': broken,
    },
    completed: {
      D: to(terminated),
      provisional: to('completed', absorb),
      // RFC 3261 §17.1.1.2: every copy of the final answer is acknowledged again, and not delivered again.
      failure: to('completed', absorb, acknowledge),
      'transport-error': broken,
    },
    accepted: {
      M: to(terminated),
      provisional: to('accepted', absorb),
      // RFC 6026 §7.2: every 2xx, repeated or forked, is the user's to acknowledge.
      success: to('accepted', deliver),
    },
  },
};
