/** `sipwright send` over WebSocket: the target says host and path, and `{{$transport}}` is WS or WSS. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Certificates, makeCertificates } from '../support/certificates.ts';
import { inTheEnd } from '../support/leftovers.ts';
import { webSocketPeer } from '../support/loopback.ts';
import { respond } from '../ua/exchange.ts';
import { request } from './support/messages.ts';
import { Shell } from './support/run.ts';

let shell: Shell;
let certificates: Certificates;

before(() => {
  shell = new Shell();
  certificates = makeCertificates();
  shell.write('authority.pem', certificates.authority);
});

inTheEnd(() => shell.remove());

test('a message goes to a path over WS and WSS, and is answered', async () => {
  for (const transport of ['ws', 'wss'] as const) {
    const peer = await webSocketPeer(transport === 'wss' ? { tls: certificates.good } : {});
    const file = shell.write('web.sip', request('OPTIONS', peer.port, { transport: '{{$transport}}' }));
    const to = ['--to', `${transport}://localhost:${peer.port}/sip`, '--ca-file', 'authority.pem'];
    const running = shell.start(['send', file, ...to]);
    const asked = await peer.requests.next();
    assert.deepEqual([asked.url, asked.headers.host], ['/sip', `localhost:${peer.port}`]);
    const heard = await peer.heard.next();
    assert.match(heard.text, new RegExp(`\\r\\nVia: SIP/2\\.0/${transport.toUpperCase()} `, 'u'));
    heard.reply(respond(heard.text, '200 OK'));
    const { status, stdout, stderr } = await running.ended();
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, new RegExp(`goes to ${transport}:127\\.0\\.0\\.1:${peer.port} from 127\\.0\\.0\\.1:`, 'u'));
    await peer.close();
  }
});

test('what there is no WebSocket for is said in one sentence', async () => {
  const peer = await webSocketPeer({ protocol: false });
  const file = shell.write('web.sip', request('OPTIONS', peer.port, { transport: 'WS' }));
  const { status, stdout } = await shell.run(['send', file, '--to', `ws://localhost:${peer.port}/`]);
  assert.equal(status, 2);
  assert.ok(stdout.includes('does not speak SIP on it: it did not repeat the subprotocol sip (RFC 7118 §4).'), stdout);
  await peer.close();
});
