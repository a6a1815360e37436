/** What is waited for behind the 2xx to a SUBSCRIBE or REFER, and for how long. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf } from '../../server/src/ua/bytes.ts';
import { Notices } from '../../server/src/ua/notices.ts';
import type { SendEvent } from '../../server/src/ua/outgoing.ts';
import { manualClock } from '../support/manual-clock.ts';
import { request, respond } from './exchange.ts';

function happening(event: SendEvent['event'], direction: SendEvent['direction'], text: string): SendEvent {
  const method = /^CSeq: \d+ (\w+)/mu.exec(text)?.[1] ?? '';
  const status = Number(/^SIP\/2\.0 (\d+)/u.exec(text)?.[1] ?? Number.NaN);
  const coded = Number.isNaN(status) ? {} : { status };
  return { event, direction, at: 0, transport: 'udp', peer: '127.0.0.1:5060', method, ...coded, wire: bytesOf(text) };
}

interface Told {
  readonly state: string;
  readonly event?: string;
  readonly callId?: string;
}

/** A request was sent and answered; then it is waited for what follows. */
function asking(method: string, { more = [] as string[], response = [] as string[], status = '200 OK' } = {}) {
  const clock = manualClock();
  const notices = new Notices(clock);
  const sent = request(method, { more });
  notices.record('1', happening('sent', 'out', sent));
  const answer = happening('response', 'in', respond(sent, status, { more: response }));
  notices.record('1', answer);
  const { wire: _wire, ...outcome } = answer;
  notices.record('1', { ...outcome, event: 'done' });
  let stop = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  return {
    clock,
    stop,
    /** Its end, once it has one: `over`, or the note with its seconds. */
    wait: (milliseconds?: number) => {
      const end = { was: '' };
      void notices.wait('1', { stopped, milliseconds }).then((note) => {
        end.was = note === undefined ? 'over' : `${note.key} ${note.args.seconds}`;
      });
      return async (passed = 0) => {
        await turn();
        clock.turn(passed);
        await turn();
        return end.was;
      };
    },
    /** A NOTIFY comes, perhaps in another exchange. */
    told: ({ state, event = 'refer', callId = 'call-1@example.com' }: Told) => {
      const to = '<sip:alice@example.com>;tag=alice1';
      const text = request('NOTIFY', { to, more: [`Event: ${event}`, `Subscription-State: ${state}`] });
      notices.record('2', happening('request', 'in', text.replace('call-1@example.com', callId)));
    },
  };
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

test('a transfer is over with the NOTIFY that says terminated', async () => {
  const { wait, told } = asking('REFER', { status: '202 Accepted' });
  const end = wait();
  told({ state: 'active;expires=60' });
  assert.equal(await end(31_000), '');
  told({ state: 'terminated;reason=noresource', callId: 'other' });
  told({ state: 'terminated;reason=noresource', event: 'refer;id=2' });
  told({ state: 'terminated;reason=noresource', event: 'presence' });
  assert.equal(await end(), '');
  told({ state: 'terminated;reason=noresource', event: 'refer;id=1' });
  assert.equal(await end(), 'over');
});

test('so it is where that came before the 2xx', async () => {
  const { wait, told } = asking('REFER');
  told({ state: 'terminated' });
  assert.equal(await wait()(), 'over');
});

test('a subscription has begun with its first NOTIFY, and has ended with the one that says so', async () => {
  const begun = asking('SUBSCRIBE', { more: ['Event: presence', 'Expires: 600'], response: ['Expires: 600'] });
  const beginning = begun.wait();
  assert.equal(await beginning(), '');
  begun.told({ state: 'pending', event: 'presence' });
  assert.equal(await beginning(), 'over');

  const ended = asking('SUBSCRIBE', { more: ['Event: presence', 'Expires: 0'], response: ['Expires: 0'] });
  const ending = ended.wait();
  ended.told({ state: 'active;expires=1', event: 'presence' });
  assert.equal(await ending(), '');
  ended.told({ state: 'terminated;reason=timeout', event: 'presence' });
  assert.equal(await ending(), 'over');
});

test('nothing is waited for longer than the RFCs say, or than somebody wants to', async () => {
  const silent = asking('REFER').wait();
  assert.equal(await silent(31_999), '');
  assert.equal(await silent(1), 'notify-missing 32');

  const { wait, told } = asking('REFER');
  const short = wait(500);
  told({ state: 'active;expires=60' });
  assert.equal(await short(59_000), '');
  assert.equal(await short(1000), 'last-notify-missing 60');

  assert.equal(await asking('SUBSCRIBE', { more: ['Event: presence'] }).wait(200)(200), 'notify-missing 0.2');
});

test('nothing is waited for where none is due, or nobody waits any longer', async () => {
  assert.equal(await asking('REFER', { response: ['Refer-Sub: false'] }).wait()(), 'over');
  assert.equal(await asking('REFER', { status: '603 Decline' }).wait()(), 'over');
  assert.equal(await asking('OPTIONS').wait()(), 'over');
  const { wait, stop, clock } = asking('REFER');
  const end = wait();
  assert.equal(await end(), '');
  stop();
  assert.equal(await end(), 'over');
  assert.equal(clock.running, 0);
});
