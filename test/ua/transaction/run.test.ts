/** The runner of tables: what holds whatever table it runs. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inviteClient } from '../../../server/src/ua/transaction/invite-client.ts';
import {
  deliver,
  type Machine,
  send,
  start,
  terminated,
  timingOf,
  to,
} from '../../../server/src/ua/transaction/machine.ts';
import { nonInviteClient } from '../../../server/src/ua/transaction/non-invite-client.ts';
import { type Effects, run, type Transaction } from '../../../server/src/ua/transaction/run.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { diary } from './diary.ts';

const udp = timingOf(false);

test('a timer that is started again runs anew', () => {
  const machine: Machine = {
    name: 'snooze',
    spec: 'none',
    start: to(
      'waiting',
      start('B', () => 1000),
    ),
    states: {
      waiting: {
        provisional: to(
          'waiting',
          start('B', () => 1000),
        ),
        B: to(terminated, send),
      },
    },
  };
  diary(machine, udp, [[900, 'provisional']], ['1900 send', '1900 end']);
});

test('a user that stops it while being told leaves no timer behind', () => {
  for (const machine of [inviteClient, nonInviteClient]) {
    const clock = manualClock();
    let ends = 0;
    const transaction: Transaction<undefined> = run(machine, udp, clock, {
      ...nothing,
      deliver: () => transaction.stop(),
      end: () => {
        ends += 1;
      },
    });
    transaction.start();
    assert.equal(transaction.input('success'), true);
    assert.deepEqual([transaction.state, ends, clock.running], [terminated, 1, 0]);
    assert.equal(transaction.input('success'), false);
    transaction.stop();
    assert.equal(ends, 1);
  }
});

test('one that was stopped before it began never begins', () => {
  const clock = manualClock();
  const lines: string[] = [];
  const transaction = run(inviteClient, udp, clock, {
    ...nothing,
    send: () => lines.push('send'),
    end: () => lines.push('end'),
  });
  transaction.stop();
  transaction.start();
  assert.deepEqual(lines, ['end']);
  assert.equal(clock.running, 0);
});

test('an answer from within the delivery leads on from the state that was entered', () => {
  const machine: Machine = {
    name: 'echo',
    spec: 'none',
    start: to('new'),
    states: { new: { request: to('asked', deliver) }, asked: { 'answer-success': to(terminated, send) } },
  };
  const lines: string[] = [];
  const transaction: Transaction<undefined> = run(machine, udp, manualClock(), {
    ...nothing,
    deliver: () => transaction.input('answer-success'),
    send: () => lines.push('send'),
    end: () => lines.push('end'),
  });
  transaction.start();
  transaction.input('request');
  assert.deepEqual([...lines, transaction.state], ['send', 'end', terminated]);
});

const nothing: Effects<undefined> = {
  send: () => {},
  deliver: () => {},
  absorb: () => {},
  acknowledge: () => {},
  fail: () => {},
  end: () => {},
};
