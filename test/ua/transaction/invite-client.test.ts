/** The INVITE client transaction, as a diary: RFC 3261 Figure 5 and RFC 6026. */

import { test } from 'node:test';
import { inviteClient } from '../../../server/src/ua/transaction/invite-client.ts';
import { timingOf } from '../../../server/src/ua/transaction/machine.ts';
import { diary } from './diary.ts';

const udp = timingOf(false);
const tcp = timingOf(true);

test('without an answer: copies at 0.5, 1.5, 3.5 … 31.5 s, and the end after 64 × T1', () => {
  diary(
    inviteClient,
    udp,
    [],
    [
      '0 send',
      '500 send',
      '1500 send',
      '3500 send',
      '7500 send',
      '15500 send',
      '31500 send',
      '32000 fail timeout',
      '32000 end',
    ],
  );
});

test('on a reliable transport Timer A never runs, but Timer B does', () => {
  diary(inviteClient, tcp, [], ['0 send', '32000 fail timeout', '32000 end']);
});

test('a provisional answer stops copies and Timer B for good', () => {
  diary(
    inviteClient,
    udp,
    [
      [700, 'provisional'],
      [90_000, 'provisional'],
      [100_000, 'failure'],
    ],
    [
      '0 send',
      '500 send',
      '700 deliver provisional',
      '90000 deliver provisional',
      '100000 acknowledge failure',
      '100000 deliver failure',
      '132000 end',
    ],
  );
});

test('every copy of a final answer other than 2xx is acknowledged again, and delivered once', () => {
  diary(
    inviteClient,
    udp,
    [
      [100, 'failure'],
      [600, 'failure'],
      [1600, 'failure'],
      [2000, 'provisional'],
      [2001, 'success'],
    ],
    [
      '0 send',
      '100 acknowledge failure',
      '100 deliver failure',
      '600 absorb failure',
      '600 acknowledge failure',
      '1600 absorb failure',
      '1600 acknowledge failure',
      '2000 absorb provisional',
      '2001 ignore success',
      '32100 end',
    ],
  );
});

test('Timer D is zero on a reliable transport', () => {
  diary(inviteClient, tcp, [[100, 'failure']], ['0 send', '100 acknowledge failure', '100 deliver failure', '100 end']);
});

test('Timer D stays 32 s when T1 is set shorter', () => {
  diary(
    inviteClient,
    timingOf(false, { t1: 10 }),
    [[5, 'failure']],
    ['0 send', '5 acknowledge failure', '5 deliver failure', '32005 end'],
  );
});

test('every 2xx is delivered while the transaction is Accepted, for Timer M (RFC 6026)', () => {
  diary(
    inviteClient,
    udp,
    [
      [100, 'success'],
      [600, 'success'],
      [32_099, 'success'],
      [32_101, 'success'],
    ],
    [
      '0 send',
      '100 deliver success',
      '600 deliver success',
      '32099 deliver success',
      '32100 end',
      '32101 ignore success',
    ],
  );
});

test('Timer M runs on a reliable transport too, since forks may answer late', () => {
  diary(
    inviteClient,
    tcp,
    [
      [100, 'provisional'],
      [200, 'success'],
      [300, 'provisional'],
      [400, 'failure'],
    ],
    [
      '0 send',
      '100 deliver provisional',
      '200 deliver success',
      '300 absorb provisional',
      '400 ignore failure',
      '32200 end',
    ],
  );
});

test('a broken transport ends it at once, in any state that has something left to send', () => {
  diary(inviteClient, udp, [[10, 'transport-error']], ['0 send', '10 fail transport-error', '10 end']);
  diary(
    inviteClient,
    tcp,
    [
      [10, 'provisional'],
      [20, 'transport-error'],
    ],
    ['0 send', '10 deliver provisional', '20 fail transport-error', '20 end'],
  );
  diary(
    inviteClient,
    udp,
    [
      [10, 'failure'],
      [20, 'transport-error'],
    ],
    ['0 send', '10 acknowledge failure', '10 deliver failure', '20 fail transport-error', '20 end'],
  );
});

test('a broken transport does not end what is Accepted', () => {
  diary(
    inviteClient,
    udp,
    [
      [10, 'success'],
      [20, 'transport-error'],
    ],
    ['0 send', '10 deliver success', '20 ignore transport-error', '32010 end'],
  );
});

test('the user may ask for one copy only, for none, for another T1 and another patience', () => {
  diary(inviteClient, timingOf(false, { copies: 1 }), [], ['0 send', '500 send', '32000 fail timeout', '32000 end']);
  diary(inviteClient, timingOf(false, { copies: 0 }), [], ['0 send', '32000 fail timeout', '32000 end']);
  diary(
    inviteClient,
    timingOf(false, { t1: 100, timeout: 1000 }),
    [],
    ['0 send', '100 send', '300 send', '700 send', '1000 fail timeout', '1000 end'],
  );
});
