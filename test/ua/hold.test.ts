/** Between the moment a way is found and the moment its message leaves, our port is nobody else's. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf } from '../../server/src/ua/bytes.ts';
import { closedPort, udpPeer } from '../support/loopback.ts';
import { request, respond, send, stage } from './exchange.ts';

/** Finds a way to a peer, and our end of it. */
async function prepared({ sender }: ReturnType<typeof stage>, text: string, port: number) {
  const ready = await sender.prepare({ bytes: bytesOf(text), directive: `udp:127.0.0.1:${port}` });
  assert.ok('local' in ready);
  return ready.local;
}

for (const [name, viaOf] of [
  ['any port', () => 'SIP/2.0/UDP 127.0.0.1;rport;branch=z9hG4bK1'],
  ['the port of the Via', (port: number) => `SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bK1`],
] as const)
  test(`${name} is held for a moment, so that the message leaves from it`, async () => {
    const at = stage();
    const peer = await udpPeer();
    const text = request('OPTIONS', { via: viaOf(await closedPort()) });
    const local = await prepared(at, text, peer.port);
    await assert.rejects(udpPeer(local.address, local.port), { code: 'EADDRINUSE' });
    // What comes meanwhile belongs to nobody.
    const stranger = await udpPeer();
    stranger.say('hello?', local);
    const run = send(at, text, peer, { local: { address: local.address, port: local.port } });
    const heard = await peer.heard.next();
    assert.deepEqual(heard.from, { address: local.address, port: local.port });
    at.clock.turn(1000);
    heard.reply(respond(heard.text, '200 OK'));
    await run.until('done');
    at.clock.turn(5000);
    await run.exchange.closed;
    await (await udpPeer(local.address, local.port)).close();
    assert.equal(at.clock.running, 0);
    await Promise.all([peer.close(), stranger.close(), at.sender.close()]);
  });

test('what no message follows is let go after a second, and at once when the sender closes', async () => {
  const at = stage();
  const peer = await udpPeer();
  const text = request('OPTIONS', { via: 'SIP/2.0/UDP 127.0.0.1;rport;branch=z9hG4bK1' });
  const [first, second] = [await prepared(at, text, peer.port), await prepared(at, text, peer.port)];
  assert.notEqual(first.port, second.port);
  at.clock.turn(1000);
  const third = await prepared(at, text, peer.port);
  await at.sender.close();
  assert.equal(at.clock.running, 0);
  for (const { address, port } of [first, second, third]) await (await udpPeer(address, port)).close();
  await peer.close();
});
