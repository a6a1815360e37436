/** Retransmissions on a real socket that nobody answers on: as many as RFC 3261 has, in its order, never early, and not moved by a file of 10 MB that is opened meanwhile. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundlesForFile } from '../support/file-bundles.ts';
import { udpPeer } from '../support/loopback.ts';
import { request, startEditor, uri } from '../support/sending-editor.ts';

const bundles = bundlesForFile('server.js', 'worker.js');

/** In milliseconds from the first, with T1 = 100 ms (RFC 3261 Figures 5 and 6, of which T2 = 4 s is not reached). */
const schedule = [0, 100, 300, 700, 1500, 3100, 6300];

/** Timers of the system may fire a millisecond early by another clock. */
const grain = 2;

/** By the RFC's 64 × T1 the last copy would be given up when it is late by T1; the next one would be due at 10 s. */
const patience = 8400;

/** How late one may come on a machine that does other things as well. */
const latest = 1000;

test('count, order and time of the copies, while 10 MB are opened', async (t) => {
  const { client, send, until, events, stop } = await startEditor(bundles.folder);
  for (const method of ['INVITE', 'OPTIONS']) {
    const peer = await udpPeer();
    const arrivals: number[] = [];
    const listening = (async () => {
      for (const _ of schedule) {
        const { text } = await peer.heard.next();
        assert.ok(text.startsWith(`${method} `));
        arrivals.push(performance.now());
      }
    })();
    events.length = 0;
    await client.open(uri, request(peer.port, { method, preamble: `# @t1 100ms\n# @timeout ${patience}ms\n` }));
    await send(3);
    await until('sent');
    const big = `file:///big-${method}.sip`;
    const opened = performance.now();
    await client.open(big, request(5070).repeat(25_000));
    await client.about('foldingRange', big);
    const busy = performance.now() - opened;
    assert.equal((await until('failed')).note, `No answer from 127.0.0.1:${peer.port} within ${patience / 1000} s.`);
    const left = events.flatMap(({ event, at }) => (event === 'sent' || event === 'retransmission' ? [at] : []));
    assert.equal(left.length, schedule.length);
    await listening;
    assert.equal(peer.heard.all.length, schedule.length, 'no more than there should be');
    const [begun = 0] = arrivals;
    const late = schedule.map((due, index) => {
      const [byWorker = 0, onSocket = 0] = [left[index], (arrivals[index] ?? 0) - begun];
      assert.ok(byWorker >= due - grain, `copy ${index} left at ${byWorker}`);
      assert.ok(onSocket >= due - grain - latest, `copy ${index} came at ${onSocket}`);
      assert.ok(byWorker <= due + latest, `copy ${index} left at ${byWorker}`);
      return Math.round(byWorker - due);
    });
    t.diagnostic(`${method}: the server was busy for ${busy.toFixed(0)} ms; copies late by ${late.join(', ')} ms`);
    await client.close(big);
    await client.close(uri);
    await peer.close();
  }
  await stop();
});
