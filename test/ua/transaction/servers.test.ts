/** The two server transactions, as diaries: RFC 3261 Figures 7 and 8, and RFC 6026. */

import { test } from 'node:test';
import { inviteServer } from '../../../server/src/ua/transaction/invite-server.ts';
import { timingOf } from '../../../server/src/ua/transaction/machine.ts';
import { nonInviteServer } from '../../../server/src/ua/transaction/non-invite-server.ts';
import { diary } from './diary.ts';

const udp = timingOf(false);
const tcp = timingOf(true);

test('INVITE: a copy of the request is answered with the last provisional answer', () => {
  diary(
    inviteServer,
    udp,
    [
      [0, 'answer-provisional'],
      [500, 'request'],
      [600, 'answer-provisional'],
      [1500, 'request'],
      [2000, 'answer-success'],
      [2500, 'request'],
      [3000, 'ack'],
      [3500, 'answer-success'],
    ],
    [
      '0 send',
      '500 absorb request',
      '500 send',
      '600 send',
      '1500 absorb request',
      '1500 send',
      '2000 send',
      '2500 absorb request',
      '3000 deliver ack',
      '3500 send',
      '34000 end',
    ],
  );
});

test('INVITE: a refusal is repeated until ACK, which is absorbed for Timer I', () => {
  diary(
    inviteServer,
    udp,
    [
      [0, 'answer-failure'],
      [700, 'request'],
      [4000, 'ack'],
      [4100, 'ack'],
      [4200, 'request'],
      [9500, 'ack'],
    ],
    [
      '0 send',
      '500 send',
      '700 absorb request',
      '700 send',
      '1500 send',
      '3500 send',
      '4100 absorb ack',
      '4200 absorb request',
      '9000 end',
      '9500 ignore ack',
    ],
  );
});

test('INVITE: a refusal without ACK is repeated up to every T2, until Timer H', () => {
  diary(
    inviteServer,
    udp,
    [[0, 'answer-failure']],
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

test('INVITE: on a reliable transport nothing is repeated, Timer H still runs, Timer I is zero', () => {
  diary(inviteServer, tcp, [[0, 'answer-failure']], ['0 send', '32000 fail timeout', '32000 end']);
  diary(
    inviteServer,
    tcp,
    [
      [0, 'answer-failure'],
      [100, 'ack'],
    ],
    ['0 send', '100 end'],
  );
});

test('INVITE: a broken transport ends it before and after the refusal', () => {
  diary(inviteServer, udp, [[5, 'transport-error']], ['5 fail transport-error', '5 end']);
  diary(
    inviteServer,
    udp,
    [
      [5, 'answer-failure'],
      [6, 'transport-error'],
    ],
    ['5 send', '6 fail transport-error', '6 end'],
  );
});

test('others: copies are absorbed in silence until there is something to repeat', () => {
  diary(
    nonInviteServer,
    udp,
    [
      [100, 'request'],
      [500, 'answer-provisional'],
      [600, 'request'],
      [700, 'answer-success'],
      [800, 'request'],
      [900, 'answer-success'],
      [33_000, 'request'],
    ],
    [
      '100 absorb request',
      '500 send',
      '600 absorb request',
      '600 send',
      '700 send',
      '800 absorb request',
      '800 send',
      '900 ignore answer-success',
      '32700 end',
      '33000 ignore request',
    ],
  );
});

test('others: Timer J is zero on a reliable transport', () => {
  diary(nonInviteServer, tcp, [[100, 'answer-failure']], ['100 send', '100 end']);
  diary(
    nonInviteServer,
    tcp,
    [
      [100, 'answer-provisional'],
      [150, 'answer-provisional'],
      [200, 'answer-failure'],
    ],
    ['100 send', '150 send', '200 send', '200 end'],
  );
});

test('others: a broken transport ends it once something was answered', () => {
  diary(
    nonInviteServer,
    udp,
    [
      [1, 'answer-provisional'],
      [2, 'transport-error'],
    ],
    ['1 send', '2 fail transport-error', '2 end'],
  );
  diary(
    nonInviteServer,
    udp,
    [
      [1, 'answer-success'],
      [2, 'transport-error'],
    ],
    ['1 send', '2 fail transport-error', '2 end'],
  );
});
