/** The client transaction of all other methods, as a diary: RFC 3261 Figure 6. */

import { test } from 'node:test';
import { timingOf } from '../../../server/src/ua/transaction/machine.ts';
import { nonInviteClient } from '../../../server/src/ua/transaction/non-invite-client.ts';
import { diary } from './diary.ts';

const udp = timingOf(false);
const tcp = timingOf(true);

test('without an answer: copies ever more slowly up to T2, and the end after 64 × T1', () => {
  diary(
    nonInviteClient,
    udp,
    [],
    [
      '0 send',
      '500 send',
      '1500 send',
      '3500 send',
      '7500 send',
      '11500 send',
      '15500 send',
      '19500 send',
      '23500 send',
      '27500 send',
      '31500 send',
      '32000 fail timeout',
      '32000 end',
    ],
  );
});

test('on a reliable transport Timer E never runs, but Timer F does', () => {
  diary(nonInviteClient, tcp, [], ['0 send', '32000 fail timeout', '32000 end']);
  diary(
    nonInviteClient,
    tcp,
    [[50, 'provisional']],
    ['0 send', '50 deliver provisional', '32000 fail timeout', '32000 end'],
  );
});

test('after a provisional answer the running wait ends as it began, and the next ones are T2', () => {
  diary(
    nonInviteClient,
    udp,
    [
      [600, 'provisional'],
      [10_000, 'provisional'],
      [12_000, 'success'],
    ],
    [
      '0 send',
      '500 send',
      '600 deliver provisional',
      '1500 send',
      '5500 send',
      '9500 send',
      '10000 deliver provisional',
      '12000 deliver success',
      '17000 end',
    ],
  );
});

test('Timer F ends what has only provisional answers', () => {
  diary(
    nonInviteClient,
    udp,
    [[100, 'provisional']],
    [
      '0 send',
      '100 deliver provisional',
      '500 send',
      '4500 send',
      '8500 send',
      '12500 send',
      '16500 send',
      '20500 send',
      '24500 send',
      '28500 send',
      '32000 fail timeout',
      '32000 end',
    ],
  );
});

test('late copies of the final answer are absorbed for Timer K', () => {
  diary(
    nonInviteClient,
    udp,
    [
      [100, 'failure'],
      [700, 'failure'],
      [800, 'success'],
      [900, 'provisional'],
      [5200, 'failure'],
    ],
    [
      '0 send',
      '100 deliver failure',
      '700 absorb failure',
      '800 absorb success',
      '900 absorb provisional',
      '5100 end',
      '5200 ignore failure',
    ],
  );
});

test('Timer K is zero on a reliable transport', () => {
  diary(nonInviteClient, tcp, [[100, 'success']], ['0 send', '100 deliver success', '100 end']);
});

test('a broken transport ends it unless the answer is there', () => {
  diary(nonInviteClient, udp, [[10, 'transport-error']], ['0 send', '10 fail transport-error', '10 end']);
  diary(
    nonInviteClient,
    udp,
    [
      [10, 'provisional'],
      [20, 'transport-error'],
    ],
    ['0 send', '10 deliver provisional', '20 fail transport-error', '20 end'],
  );
  diary(
    nonInviteClient,
    udp,
    [
      [10, 'success'],
      [20, 'transport-error'],
    ],
    ['0 send', '10 deliver success', '20 ignore transport-error', '5010 end'],
  );
});

test('the user may ask for one copy only, or for none', () => {
  diary(nonInviteClient, timingOf(false, { copies: 1 }), [], ['0 send', '500 send', '32000 fail timeout', '32000 end']);
  diary(nonInviteClient, timingOf(false, { copies: 0 }), [], ['0 send', '32000 fail timeout', '32000 end']);
});
