/** The sockets of the language server: there are none before anything is sent, those that a flow needs while it lives, and none behind it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ServeAnswer } from '../../server/src/protocol.ts';
import { makeCertificates } from '../support/certificates.ts';
import { bundlesForFile } from '../support/file-bundles.ts';
import { type Peer, tcpPeer, tlsPeer, udpPeer, webSocketPeer } from '../support/loopback.ts';
import { type OpenSocket, openSockets } from '../support/open-sockets.ts';
import { type Editor, request, respond, startEditor, uri } from '../support/sending-editor.ts';

const bundles = bundlesForFile('server.js', 'worker.js');

const peers: readonly (readonly [transport: string, open: () => Promise<Peer>])[] = [
  ['UDP', () => udpPeer()],
  ['TCP', () => tcpPeer()],
  ['TLS', () => tlsPeer(makeCertificates().good)],
  ['WS', () => webSocketPeer()],
];

for (const [transport, open] of peers) {
  test(`T28: over ${transport}, the server has a socket while an answer is due, and a registration keeps it`, async (t) => {
    const [editor, peer] = [await startEditor(bundles.folder), await open()];
    const settings = { sip: { tls: { verify: false } } };
    await editor.client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    await editor.client.open(uri, request(peer.port, { transport, method: 'REGISTER' }));
    await editor.client.about('foldingRange', uri);
    const before = socketsOf(editor);
    const sent = await editor.send(1);
    const heard = await peer.heard.next();
    const during = socketsOf(editor);
    heard.reply(respond(heard, '200 OK', `${contactOf(heard.text)};expires=3600\r\n`));
    assert.equal((await editor.until('done')).status, 200);
    const registered = socketsOf(editor);
    await editor.client.request('workspace/executeCommand', { command: 'sip.server.cancel', arguments: [sent] });
    const after = await socketsOnceGone(editor);
    const figure = `before ${told(before)}, during ${told(during)}, registered ${told(registered)}, after ${told(after)}`;
    t.diagnostic(`${transport}: ${figure}`);
    assert.deepEqual([before, after], [[], []], figure);
    for (const sockets of [during, registered]) assert.ok(sockets.length >= 1 && sockets.length <= 2, figure);
    assert.ok(
      [...during, ...registered].every(({ isListening }) => !isListening),
      figure,
    );
    await editor.stop();
    await peer.close();
  });
}

test('T28: the local server listens from when it is asked for until it is stopped', async (t) => {
  const editor = await startEditor(bundles.folder);
  await editor.client.open(uri, request(9));
  await editor.client.about('foldingRange', uri);
  const before = socketsOf(editor);
  const run = <R>(command: string): Promise<R> =>
    editor.client.request('workspace/executeCommand', { command: `sip.server.${command}`, arguments: [{ port: 0 }] });
  const { port, addresses } = await run<ServeAnswer>('serve');
  const during = socketsOf(editor);
  await run('stopServing');
  const after = await socketsOnceGone(editor);
  const figure = `before ${told(before)}, during ${told(during)}, after ${told(after)}`;
  t.diagnostic(`serve: ${figure}`);
  assert.deepEqual([before, after], [[], []], figure);
  assert.ok(
    during.some((socket) => socket.transport === 'udp' && socket.port === port),
    figure,
  );
  assert.ok(
    during.some((socket) => socket.isListening && socket.port === port),
    figure,
  );
  // Whatever it has, it says.
  const ports = new Set(addresses.map((address) => Number(address.slice(address.lastIndexOf(':') + 1))));
  assert.deepEqual(
    during.filter((socket) => !ports.has(socket.port)),
    [],
    `${figure}; ${addresses.join(' ')}`,
  );
  await editor.stop();
});

function contactOf(text: string): string {
  return /^Contact: .*$/mu.exec(text)?.[0].trim() ?? '';
}

function socketsOf({ client }: Editor): readonly OpenSocket[] {
  return openSockets(client.process.pid);
}

/** Those that are left once there was time to close them. */
async function socketsOnceGone(editor: Editor): Promise<readonly OpenSocket[]> {
  for (let attempt = 0; attempt < 500 && socketsOf(editor).length > 0; attempt += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
  return socketsOf(editor);
}

/** How many there are of each kind. */
function told(sockets: readonly OpenSocket[]): string {
  if (sockets.length === 0) return 'none';
  const kinds = sockets.map(({ transport, isListening }) => (isListening ? `${transport} listening` : transport));
  const counted = [...new Set(kinds)].map((kind) => `${kinds.filter((each) => each === kind).length} ${kind}`);
  return counted.join(' and ');
}
