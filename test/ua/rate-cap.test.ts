/** What a person may send at once and how fast; the rest is refused with words, and nothing of it leaves. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rateLimits } from '../../server/src/ua/rate-cap.ts';
import { udpPeer } from '../support/loopback.ts';
import { request, respond, send, stage, valueIn } from './exchange.ts';

function options(index: number): string {
  return request('OPTIONS', { via: `SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKcap${index};rport` });
}

test('five may wait for an answer; the sixth may not, until one of them has its own', async () => {
  const peer = await udpPeer();
  const at = stage({ isCapped: true });
  const runs = Array.from({ length: rateLimits.parallel + 1 }, (_, index) => send(at, options(index), peer));
  const refused = runs.pop();
  assert.deepEqual(refused?.story(), ['failed too-many-at-once', 'done']);
  await refused?.exchange.closed;
  const heard = await peer.heard.next();
  heard.reply(respond(heard.text, '200 OK'));
  await Promise.race(runs.map(({ done }) => done));
  const late = send(at, options(99), peer);
  await late.until('sent');
  at.clock.turn(33_000);
  await Promise.all(runs.map(({ done }) => done));
  await at.sender.close();
  const branches = new Set(peer.heard.all.map(({ text }) => valueIn(text, 'Via')));
  assert.ok(![...branches].some((via) => via.includes(`cap${rateLimits.parallel};`)));
  await peer.close();
});

test('20 a second to one target, in any second; another target has its own 20', async () => {
  const [peer, other] = [await udpPeer(), await udpPeer()];
  const at = stage({ isCapped: true });
  let count = 0;
  const sendOne = async (to: typeof peer): Promise<boolean> => {
    count += 1;
    const run = send(at, options(count), to);
    if (run.story()[0]?.startsWith('failed') === true) {
      assert.deepEqual(run.story(), ['failed too-fast', 'done']);
      return false;
    }
    const heard = await to.heard.next();
    heard.reply(respond(heard.text, '200 OK'));
    return (await run.done).status === 200;
  };
  const burst = async (to: typeof peer, tries: number) => {
    let sent = 0;
    for (let index = 0; index < tries; index += 1) if (await sendOne(to)) sent += 1;
    return sent;
  };
  assert.equal(await burst(peer, 30), rateLimits.perSecond);
  assert.equal(await burst(other, 2), 2);
  at.clock.turn(250);
  assert.equal(await burst(peer, 30), 5);
  at.clock.turn(60_000);
  assert.equal(await burst(peer, 30), rateLimits.perSecond, 'who waits long may not send more at once');
  assert.equal(peer.heard.all.length, 2 * rateLimits.perSecond + 5);
  await at.sender.close();
  await Promise.all([peer.close(), other.close()]);
});
