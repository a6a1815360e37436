/** What only time can show, at the speed that RFC 3261 has it: the tests of this file wait side by side. */

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { makeCertificates } from '../support/certificates.ts';
import { inTheEnd } from '../support/leftovers.ts';
import type { Run } from '../ua/exchange.ts';
import { type Ask, asking } from './asking.ts';
import { type Kamailio, kamailio } from './kamailio.ts';
import { play } from './play.ts';
import { nameOf, type SippWay, sippWays } from './ways.ts';

const udp: SippWay = { transport: 'udp', address: '127.0.0.1' };

let peer: Kamailio;
let ask: Ask;

before(async () => {
  peer = await kamailio();
  ask = asking(peer, makeCertificates());
});

inTheEnd(() => peer.stop());

describe('SIPp', { concurrency: true }, () => {
  describe('it rings for a minute, and answers then', { concurrency: true }, () => {
    for (const way of sippWays) {
      test(nameOf(way), async (t) => {
        const options = { endDialogs: true };
        const scene = { scenario: 'slow-ring', method: 'INVITE', patience: 90, options };
        const { story, events } = await play(t, { ...scene, ...way });
        const rings = Array.from({ length: 6 }, () => 'response 180');
        const end = ['response 200', 'sent ACK', 'sent BYE', 'response 200', 'done 200'];
        assert.deepEqual(story(), ['sent INVITE', ...rings, ...end]);
        const answered = events.all.find(({ status }) => status === 200);
        assert.ok((answered?.at ?? 0) >= 60_000, `answered after ${answered?.at} ms`);
      });
    }
  });

  test('it answers OPTIONS after 18 s: until then copies go, every 4 s at last', async (t) => {
    const { story, events, messages } = await play(t, { scenario: 'late', method: 'OPTIONS', patience: 40 });
    const due = [0, 500, 1500, 3500, 7500, 11_500, 15_500];
    const copies = due.slice(1).map(() => 'retransmission OPTIONS');
    assert.deepEqual(story(), ['sent OPTIONS', ...copies, 'response 200', 'done 200']);
    assertNotEarly(events, due);
    assert.equal(messages.match(/^OPTIONS sip:/gmu)?.length, due.length, 'as many reached it');
  });

  test('it answers OPTIONS after we gave up: nobody listens any more', async (t) => {
    const { story, events } = await play(t, {
      scenario: 'late',
      method: 'OPTIONS',
      patience: 40,
      options: { timeout: 15_000, retransmit: 'off' },
      act: async ({ until }: Run) => {
        await until('done');
      },
    });
    assert.deepEqual(story(), ['sent OPTIONS', 'failed no-answer', 'done']);
    assert.equal(events.all.length, 3);
  });
});

describe('Kamailio', { concurrency: true }, () => {
  // RFC 3261 §17.1.1.2 and §17.1.2.2, T1 500 ms, T2 4 s.
  const schedules = {
    INVITE: [0, 500, 1500, 3500, 7500, 15_500, 31_500],
    OPTIONS: [0, 500, 1500, 3500, 7500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500],
  };
  for (const [method, due] of Object.entries(schedules)) {
    test(`silence: ${due.length} times ${method} over UDP in 32 s, none too early, and no more`, async (t) => {
      const { events, until, heard, done } = ask(t, udp, { method, user: 'blackhole' });
      assert.equal((await until('failed')).note?.key, 'no-answer');
      await done;
      assertNotEarly(events, due);
      assert.equal(new Set(await heard(method, due.length)).size, 1, 'they are copies');
      const times = peer.dump().flatMap(({ text, at }) => (text.startsWith(`${method} sip:blackhole@`) ? [at] : []));
      assert.equal(times.length, due.length);
    });
  }
});

/** The copies that left, each not before it was due; a busy machine may send one late. */
function assertNotEarly(events: Run['events'], due: readonly number[]): void {
  const sent = events.all.filter(({ event, direction }) => direction === 'out' && event !== 'done');
  assert.equal(sent.length, due.length);
  for (const [index, { at }] of sent.entries())
    assert.ok(at >= (due[index] ?? 0) - 2, `copy ${index} after ${at} ms is too early`);
}
