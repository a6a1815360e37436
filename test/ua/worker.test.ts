/** The sender in a worker thread: requests in, reports out, and it ends by itself. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { bytesOf } from '../../server/src/ua/bytes.ts';
import type { WorkerReport, WorkerRequest } from '../../server/src/ua/outgoing.ts';
import { type Queue, queue, udpPeer } from '../support/loopback.ts';
import { invite, request, respond } from './exchange.ts';

interface Thread {
  readonly post: (request: WorkerRequest) => void;
  readonly reports: Queue<WorkerReport>;
  readonly until: <T extends WorkerReport['type']>(type: T) => Promise<WorkerReport & { type: T }>;
  readonly ended: Promise<number>;
}

function thread(): Thread {
  const worker = new Worker(new URL('../../server/src/ua/worker.ts', import.meta.url));
  const reports = queue<WorkerReport>();
  worker.on('message', reports.push);
  return {
    post: (what) => worker.postMessage(what),
    reports,
    async until(type) {
      for (;;) {
        const report = await reports.next();
        if (report.type === type) return report as never;
      }
    },
    ended: new Promise((resolve) => worker.once('exit', resolve)),
  };
}

test('prepare, send, credentials, and the end', async () => {
  const peer = await udpPeer();
  const { post, until, reports, ended } = thread();
  const bytes = bytesOf(request('OPTIONS', { uri: `sip:127.0.0.1:${peer.port}` }));
  post({ type: 'prepare', question: 7, preparation: { bytes } });
  const { question, prepared } = await until('prepared');
  assert.equal(question, 7);
  assert.ok('route' in prepared);
  const { destination } = prepared.route;
  assert.deepEqual(destination, { transport: 'udp', address: '127.0.0.1', port: peer.port });
  post({ type: 'send', exchange: 'a', outgoing: { bytes, destination, local: prepared.local, askCredentials: true } });
  const first = await peer.heard.next();
  assert.equal(first.from.port, prepared.local.port);
  first.reply(respond(first.text, '401 Unauthorized', { more: ['WWW-Authenticate: Digest realm="r", nonce="n"'] }));
  const asked = await until('credentials');
  assert.deepEqual([asked.exchange, asked.about.realm, asked.about.refused], ['a', 'r', false]);
  post({ type: 'account', question: asked.question, account: { user: 'alice', password: 'secret' } });
  const second = await peer.heard.next();
  second.reply(respond(second.text, '200 OK'));
  for (;;) {
    const { exchange, event } = await until('event');
    assert.equal(exchange, 'a');
    if (event.event !== 'done') continue;
    assert.equal(event.status, 200);
    break;
  }
  post({ type: 'close' });
  await until('closed');
  assert.equal(await ended, 0);
  const events = reports.all.flatMap((report) => (report.type === 'event' ? [report.event.event] : []));
  assert.deepEqual(events, ['sent', 'response', 'sent', 'response', 'done']);
  await peer.close();
});

test('a call is cancelled, another ended with BYE, and closing ends what is left', async () => {
  const peer = await udpPeer();
  const { post, until, ended } = thread();
  const destination = { transport: 'udp', address: '127.0.0.1', port: peer.port } as const;
  const call = (exchange: string) => {
    const via = `SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK${exchange};rport`;
    const text = invite({ via }).replace('call-1', exchange);
    post({ type: 'send', exchange, outgoing: { bytes: bytesOf(text), destination } });
  };
  call('cancelled');
  const ringing = await peer.heard.next();
  ringing.reply(respond(ringing.text, '180 Ringing'));
  for (;;) if ((await until('event')).event.event === 'response') break;
  post({ type: 'cancel', exchange: 'cancelled' });
  const cancel = await peer.heard.next();
  assert.match(cancel.text, /^CANCEL /);
  cancel.reply(respond(cancel.text, '200 OK'));
  ringing.reply(respond(ringing.text, '487 Request Terminated'));
  assert.match((await peer.heard.next()).text, /^ACK /);
  for (const [exchange, end] of [
    ['ended', { type: 'end', exchange: 'ended' }],
    ['left', { type: 'close' }],
  ] as const) {
    call(exchange);
    const heard = await peer.heard.next();
    heard.reply(respond(heard.text, '200 OK', { more: [`Contact: <sip:bob@127.0.0.1:${peer.port}>`] }));
    assert.match((await peer.heard.next()).text, /^ACK /);
    post(end);
    const bye = await peer.heard.next();
    assert.match(bye.text, /^BYE /);
    bye.reply(respond(bye.text, '200 OK'));
  }
  assert.equal(await ended, 0);
  await peer.close();
});

test('what is asked of an exchange that is gone is passed over', async () => {
  const { post, until, ended } = thread();
  post({ type: 'cancel', exchange: 'none' });
  post({ type: 'end', exchange: 'none' });
  post({ type: 'account', question: 99 });
  post({ type: 'prepare', question: 1, preparation: { bytes: bytesOf('hello') } });
  const { prepared } = await until('prepared');
  assert.ok('refused' in prepared && prepared.refused.key === 'not-a-request');
  post({ type: 'close' });
  assert.equal(await ended, 0);
});
