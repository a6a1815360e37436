/** A port of ours that is still open is shared by what leaves from it next, and nobody has to ask the system where that is. */

import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { test } from 'node:test';
import { bytesOf } from '../../server/src/ua/bytes.ts';
import { closedPort, type Peer, udpPeer } from '../support/loopback.ts';
import { request, respond, send, stage } from './exchange.ts';

const timerK = 5000;

/** How many UDP sockets are made while something is done. */
async function socketsMadeIn(work: () => Promise<void>): Promise<number> {
  let made = 0;
  const count = () => {
    made += 1;
  };
  subscribe('udp.socket', count);
  await work().finally(() => unsubscribe('udp.socket', count));
  return made;
}

test('what leaves from the same port within Timer K finds it open, whomever it is for', async () => {
  const [peer, other] = [await udpPeer(), await udpPeer()];
  const port = await closedPort();
  const at = stage();
  let count = 0;
  const ask = (whom: Peer) => async () => {
    count += 1;
    const run = send(at, request('OPTIONS', { via: `SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bK${count}` }), whom);
    const heard = await whom.heard.next();
    assert.equal(heard.from.port, port);
    heard.reply(respond(heard.text, '200 OK'));
    assert.equal((await run.done).status, 200);
  };
  assert.ok((await socketsMadeIn(ask(peer))) >= 1);
  assert.equal(await socketsMadeIn(ask(peer)), 0);
  // One that is connected to the other peer hears whether its port is closed.
  assert.ok((await socketsMadeIn(ask(other))) <= 1);
  const uri = `sip:127.0.0.1:${peer.port};transport=udp`;
  const bytes = bytesOf(request('OPTIONS', { uri, via: `SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bKprepared` }));
  const preparing = async () => {
    const prepared = await at.sender.prepare({ bytes });
    assert.deepEqual('local' in prepared && prepared.local, { address: '127.0.0.1', port, asWished: true });
  };
  assert.equal(await socketsMadeIn(preparing), 0);
  at.clock.turn(timerK);
  await at.sender.close();
  await Promise.all([peer.close(), other.close()]);
});

test('once it is closed the system is asked anew', async () => {
  const peer = await udpPeer();
  const port = await closedPort();
  const at = stage();
  for (const branch of ['one', 'two']) {
    const made = await socketsMadeIn(async () => {
      const via = `SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bK${branch}`;
      const run = send(at, request('OPTIONS', { via }), peer);
      const heard = await peer.heard.next();
      assert.equal(heard.from.port, port);
      heard.reply(respond(heard.text, '200 OK'));
      await run.done;
      at.clock.turn(timerK);
      await run.exchange.closed;
    });
    assert.ok(made >= 1, branch);
  }
  await at.sender.close();
  await peer.close();
});
