/** Calls and subscriptions as a tester plays them from a file, by the blocks that are offered; SIPp checks what it hears in each dialog. */

import assert from 'node:assert/strict';
import { before, describe, type TestContext, test } from 'node:test';
import { bundlesForFile } from '../support/file-bundles.ts';
import { inTheEnd } from '../support/leftovers.ts';
import { linesOf, valueIn } from '../ua/exchange.ts';
import { type Desk, desk } from './desk.ts';
import { type Kamailio, kamailio } from './kamailio.ts';
import { sipp } from './sipp.ts';
import { nameOf, type SippWay, sippWays, ways } from './ways.ts';
import type { Written } from './written.ts';

const bundles = bundlesForFile('server.js', 'worker.js');
let peer: Kamailio;

before(async () => {
  peer = await kamailio();
});

inTheEnd(async () => {
  await peer.stop();
});

function overItsWays(what: string, body: (test: TestContext, way: SippWay) => Promise<void>, chosen = sippWays): void {
  describe(what, { concurrency: 2 }, () => {
    for (const way of chosen) test(nameOf(way), (t) => body(t, way));
  });
}

function sent(t: TestContext, what: Written): Promise<Desk> {
  return desk(t, bundles.folder, what);
}

const invite = { method: 'INVITE' };

function bodyOf(text: string): string {
  return text.slice(text.indexOf('\r\n\r\n') + 4);
}

describe('SIPp', () => {
  overItsWays('it is held, resumed and updated, and hung up on', async (t, way) => {
    const uas = await sipp(t, 'session', { ...way, keys: { row: 'Supported: timer' } });
    const { take, outcome, stop } = await sent(t, { ...way, ...invite, port: uas.port });
    assert.equal(await outcome(1), 200);
    const held = await take('Next: INVITE that holds the call');
    assert.equal(await outcome(2), 200);
    const resumed = await take('Next: INVITE that resumes the call', { at: held });
    assert.equal(await outcome(3), 200);
    await take('Next: UPDATE');
    assert.equal(await outcome(4), 200);
    await take('Next: BYE', { at: resumed });
    assert.equal(await outcome(5), 200);
    await stop();
    const { received } = await uas.result();
    const [first = '', hold = '', resume = ''] = received.filter((text) => text.startsWith('INVITE '));
    assert.match(bodyOf(hold), /^a=sendonly\r$/mu);
    assert.match(bodyOf(resume), /^a=sendrecv\r$/mu);
    // RFC 3264 §8: each offer that changes something counts the version up, and nothing else of the origin.
    const origins = [first, hold, resume].map((text) => /^o=(\S+ \S+) (\d+) (.*)$/mu.exec(text) ?? []);
    const versions = origins.map(([, , version]) => Number(version));
    assert.deepEqual(versions, [versions[0], Number(versions[0]) + 1, Number(versions[0]) + 2]);
    assert.equal(new Set(origins.map(([, before, , after]) => `${before} ${after}`)).size, 1);
    const numbers = received.filter((text) => !text.startsWith('ACK ')).map((text) => valueIn(text, 'CSeq'));
    assert.deepEqual(numbers, ['1 INVITE', '2 INVITE', '3 INVITE', '4 UPDATE', '5 BYE']);
  });

  overItsWays('a session with a timer is renewed by UPDATE and by INVITE', async (t, way) => {
    const row = 'Require: timer\r\nSession-Expires: 90;refresher=uac';
    const uas = await sipp(t, 'session', { ...way, keys: { row } });
    const more = ['Supported: timer', 'Session-Expires: 90', 'Min-SE: 90'];
    const { take, outcome, stop } = await sent(t, { ...way, ...invite, port: uas.port, more });
    assert.equal(await outcome(1), 200);
    await take('Next: UPDATE');
    assert.equal(await outcome(2), 200);
    await take('Next: INVITE that renews the session');
    assert.equal(await outcome(3), 200);
    await take('Next: BYE');
    assert.equal(await outcome(4), 200);
    await stop();
    const { received } = await uas.result();
    const [first = '', update = '', again = ''] = received.filter((text) => /^(?:INVITE|UPDATE) /u.test(text));
    // RFC 4028 §7.4.
    for (const refresh of [update, again]) {
      assert.equal(valueIn(refresh, 'Session-Expires'), '90;refresher=uac');
      assert.match(valueIn(refresh, 'Supported'), /\btimer\b/u);
    }
    assert.equal(bodyOf(update), '');
    // RFC 4028 §7.4 and RFC 3264 §8: the same session under the same version changes nothing.
    assert.equal(bodyOf(again), bodyOf(first));
  });

  overItsWays('a REFER is accepted, and its NOTIFYs are told and granted', async (t, way) => {
    const uas = await sipp(t, 'refer', way);
    const { take, outcome, until, events, stop } = await sent(t, { ...way, ...invite, port: uas.port });
    assert.equal(await outcome(1), 200);
    await take('Next: REFER that transfers the call');
    assert.equal(await outcome(2), 202);
    await until('request', 2);
    const told = events.flatMap(({ event, text = '' }) => (event === 'request' ? [text] : []));
    assert.deepEqual(
      told.map((text) => /^SIP\/2\.0 \d+/mu.exec(text)?.[0]),
      ['SIP/2.0 100', 'SIP/2.0 200'],
    );
    await take('Next: BYE');
    assert.equal(await outcome(3), 200);
    await stop();
    await uas.result();
  });

  overItsWays('a subscription is pending, then active, and is ended', async (t, way) => {
    const uas = await sipp(t, 'pending', way);
    const more = ['Event: presence', 'Expires: 60', 'Accept: application/pidf+xml'];
    const { take, outcome, until, events, stop } = await sent(t, {
      ...way,
      method: 'SUBSCRIBE',
      port: uas.port,
      more,
    });
    assert.equal(await outcome(1), 200);
    await until('request', 2);
    await take('Next: SUBSCRIBE that ends it');
    assert.equal(await outcome(2), 200);
    await until('request', 3);
    const states = events.flatMap(({ event, text = '' }) =>
      event === 'request' ? [/^Subscription-State: (.*?)\r?$/mu.exec(text)?.[1]] : [],
    );
    assert.deepEqual(states, ['pending;expires=60', 'active;expires=59', 'terminated;reason=timeout']);
    await uas.result();
    await stop();
  });

  const reliable = sippWays.filter(({ transport }) => transport === 'udp');
  for (const [what, body] of [
    ['a reliable 183 comes again until its PRACK, and then the answer', undefined],
    ['a reliable 183 makes the offer, which its PRACK answers', ''],
  ] as const) {
    overItsWays(
      what,
      async (t, way) => {
        const uas = await sipp(t, 'reliable', way);
        const written = { ...way, ...invite, port: uas.port, more: ['Supported: 100rel'] };
        const table = await sent(t, body === undefined ? written : { ...written, body });
        const { take, outcome, until, events, stop } = table;
        await until('retransmission');
        await take(body === undefined ? 'Next: PRACK' : 'Next: PRACK with the answer');
        assert.equal(await outcome(1), 200);
        assert.equal(await outcome(2), 200);
        await take('Next: BYE');
        assert.equal(await outcome(3), 200);
        await stop();
        const copies = events.filter(
          ({ event, text }) => event === 'retransmission' && text?.startsWith('SIP/2.0 183'),
        );
        const { received, retransmissions } = await uas.result();
        assert.ok(retransmissions >= 1 && copies.length >= 1, `${retransmissions} copies of the 183`);
        const pracks = received.filter((text) => text.startsWith('PRACK '));
        assert.equal(pracks.length, 1);
        // RFC 3262 §5: only an offer is answered.
        const answers = linesOf(pracks[0] ?? '', 'Content-Type');
        assert.deepEqual(answers, body === undefined ? [] : ['Content-Type: application/sdp']);
      },
      reliable,
    );
  }
});

describe('Kamailio', () => {
  describe('INVITE forked by it to two SIPp that both answer: both get ACK, and BYE one by one', {
    concurrency: 2,
  }, () => {
    for (const way of ways.filter(({ transport }) => transport === 'udp' || transport === 'tcp')) {
      test(nameOf(way), async (t) => {
        const [one, other] = [await sipp(t, 'prompt'), await sipp(t, 'prompt')];
        const written = { ...way, ...invite, port: peer.port, user: `fork-${one.port}-${other.port}` };
        const { take, outcome, offered, until, stop } = await sent(t, written);
        assert.equal(await outcome(1), 200);
        // The INVITE and an ACK of each.
        await until('sent', 3);
        const byes = (await offered()).filter((title) => title.startsWith('Next: BYE (tag '));
        assert.equal(byes.length, 2);
        for (const [index, title] of byes.entries()) {
          await take(title);
          assert.equal(await outcome(index + 2), 200);
        }
        await stop();
        for (const uas of [one, other]) {
          const { received } = await uas.result();
          assert.deepEqual(
            // On a busy machine a copy of its 200 may come before the ACK has left, and earns another.
            [...new Set(received.map((text) => text.split(' ', 1)[0]))],
            ['INVITE', 'ACK', 'BYE'],
          );
        }
      });
    }
  });
});
