/** The editor's local server over TLS and WSS without any set-up: the certificate is made when it starts, and is believed by what is sent to it, and only there. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { ServeAnswer } from '../../server/src/protocol.ts';
import { type Certificates, makeCertificates } from '../support/certificates.ts';
import { bundlesForFile } from '../support/file-bundles.ts';
import { tlsPeer } from '../support/loopback.ts';
import { type Editor, request, startEditor, uri } from '../support/sending-editor.ts';

const bundles = bundlesForFile('server.js', 'worker.js');
let certificates: Certificates;

before(() => {
  certificates = makeCertificates();
});

function serve({ client }: Editor): Promise<ServeAnswer & { readonly refused?: string }> {
  return client.request('workspace/executeCommand', { command: 'sip.server.serve', arguments: [{ port: 0 }] });
}

async function outcome(editor: Editor, text: string): Promise<number | string | undefined> {
  const { client, events, send, until } = editor;
  events.length = 0;
  await client.open(uri, text);
  await send(1);
  const { status } = await until('done');
  const { note } = events.find(({ event }) => event === 'failed') ?? {};
  await client.close(uri);
  return status ?? note;
}

test('it is sent to over TLS and WSS, by address and by name; what is elsewhere is not believed for that', async () => {
  const editor = await startEditor(bundles.folder);
  const { port, addresses } = await serve(editor);
  for (const transport of ['udp', 'tcp', 'ws', 'tls', 'wss'])
    assert.ok(addresses.includes(`${transport}:127.0.0.1:${port}`), transport);
  for (const transport of ['TLS', 'WSS']) {
    const text = request(port, { transport })
      .replace(`;transport=wss`, ';transport=ws')
      .replace('sip:bob@127', 'sips:bob@127');
    assert.equal(await outcome(editor, text), 200, transport);
    assert.equal(await outcome(editor, text.replace(`sips:bob@127.0.0.1:${port}`, `sips:bob@localhost:${port}`)), 200);
  }
  const peer = await tlsPeer(certificates.selfSigned);
  assert.match(String(await outcome(editor, request(peer.port, { transport: 'TLS' }))), /is signed by itself/u);
  await peer.close();
  await editor.client.request('workspace/executeCommand', { command: 'sip.server.stopServing' });
  await editor.stop();
});

test('a certificate of the settings is taken instead, and one that cannot be read is said', async () => {
  const folder = certificates.folder;
  const own = { certFile: `${folder}/good.pem`, keyFile: `${folder}/good.key` };
  const editor = await startEditor(bundles.folder, { settings: { serve: own } });
  const { port } = await serve(editor);
  assert.equal(await outcome(editor, request(port, { transport: 'TLS' })), 200);
  await editor.stop();
  const other = await startEditor(bundles.folder, { settings: { serve: { certFile: `${folder}/none.pem` } } });
  assert.match((await serve(other)).refused ?? '', /none\.pem/u);
  await other.stop();
});
