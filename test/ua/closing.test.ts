/** What a sender does that is told to close: the far end may answer CANCEL and BYE, but not for ever, and nothing begins any more. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closingPatience } from '../../server/src/ua/patience.ts';
import { createSender } from '../../server/src/ua/send.ts';
import { udpPeer } from '../support/loopback.ts';
import { invite, request, respond, send, stage, valueIn } from './exchange.ts';

test('a far end that says nothing is given two seconds', async () => {
  const peer = await udpPeer();
  const at = stage();
  const run = send(at, invite(), peer);
  await peer.heard.next();
  const closed = at.sender.close();
  at.clock.turn(closingPatience.silence - 1);
  assert.ok(!run.story().includes('done'));
  at.clock.turn(1);
  await closed;
  assert.deepEqual(run.story().at(-1), 'done');
  await peer.close();
});

test('one that says something is waited for anew, and its phone is not left ringing', async () => {
  const peer = await udpPeer();
  const at = stage();
  const run = send(at, invite(), peer);
  const heard = await peer.heard.next();
  heard.reply(respond(heard.text, '100 Trying', { tag: '' }));
  await run.until('response');
  const closed = at.sender.close();
  const cancel = await nextOf(peer, 'CANCEL');
  at.clock.turn(closingPatience.silence - 1);
  cancel.reply(respond(cancel.text, '200 OK'));
  await run.until('response');
  at.clock.turn(closingPatience.silence / 2);
  heard.reply(respond(heard.text, '487 Request Terminated'));
  await nextOf(peer, 'ACK');
  await closed;
  await peer.close();
});

test('one that says something for ever is left', async () => {
  const peer = await udpPeer();
  const at = stage();
  const run = send(at, invite(), peer);
  const heard = await peer.heard.next();
  heard.reply(respond(heard.text, '100 Trying', { tag: '' }));
  await run.until('response');
  let isClosed = false;
  const closed = at.sender.close().then(() => {
    isClosed = true;
  });
  await nextOf(peer, 'CANCEL');
  for (let passed = 0; passed < closingPatience.whole - 1000; passed += 1000) {
    heard.reply(respond(heard.text, '180 Ringing'));
    await run.until('response');
    assert.ok(!isClosed);
    at.clock.turn(1000);
  }
  heard.reply(respond(heard.text, '180 Ringing'));
  await run.until('response');
  at.clock.turn(1000);
  await closed;
  await peer.close();
});

test('what is sent afterwards does not leave, and a port that is asked for afterwards is not kept', async () => {
  const peer = await udpPeer();
  const sender = createSender();
  await sender.close();
  const run = send({ sender }, request('OPTIONS'), peer);
  await run.done;
  assert.deepEqual(run.story(), ['failed ended', 'done']);
  await isFreeAfterwards(createSender(), async (each) => each.close());
  assert.deepEqual(peer.heard.all, []);
  await peer.close();
});

test('a port that is being opened meanwhile is not kept either', async () => {
  await isFreeAfterwards(createSender(), async () => {});
});

/** Listens after `first`, closes, and has the port to itself. */
async function isFreeAfterwards(
  sender: ReturnType<typeof createSender>,
  first: (sender: ReturnType<typeof createSender>) => Promise<void>,
): Promise<void> {
  const free = await udpPeer();
  await free.close();
  await first(sender);
  const ear = sender.listen({ local: { address: '127.0.0.1', port: free.port } }, { event: () => {} });
  await Promise.all([sender.close(), ear.ready]);
  assert.equal((await ear.ready)?.key, 'ended');
  const own = await udpPeer('127.0.0.1', free.port);
  await own.close();
}

/** The next message of a method, and none of those before it. */
async function nextOf(peer: Awaited<ReturnType<typeof udpPeer>>, method: string) {
  for (;;) {
    const heard = await peer.heard.next();
    if (valueIn(heard.text, 'CSeq').endsWith(method) && heard.text.startsWith(method)) return heard;
  }
}
