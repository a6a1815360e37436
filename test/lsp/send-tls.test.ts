/** Sending over TLS from an editor: the settings say whose certificates are believed, and a check that is off is told. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { type Certificates, makeCertificates } from '../support/certificates.ts';
import { bundlesForFile } from '../support/file-bundles.ts';
import { tlsPeer } from '../support/loopback.ts';
import { type Answers, type Editor, request, respond, startEditor, uri } from '../support/sending-editor.ts';

const bundles = bundlesForFile('server.js', 'worker.js');
let certificates: Certificates;

before(() => {
  certificates = makeCertificates();
});

async function editor(
  tls: { readonly caFile?: string; readonly verify?: boolean },
  answers?: Answers,
): Promise<Editor> {
  const started = await startEditor(bundles.folder, answers);
  await started.client.connection.sendNotification('workspace/didChangeConfiguration', { settings: { sip: { tls } } });
  return started;
}

function authority(): string {
  return join(certificates.folder, 'authority.pem');
}

test('with the file of authorities that is set, a request over TLS is answered', async () => {
  const peer = await tlsPeer(certificates.good);
  const { client, send, until, confirmed, stop } = await editor({ caFile: authority() });
  await client.open(uri, request(peer.port, { transport: 'TLS' }));
  assert.deepEqual(await send(1), { exchange: 'exchange-1' });
  const heard = await peer.heard.next();
  assert.match(heard.text, /^OPTIONS sip:bob@127\.0\.0\.1:\d+;transport=tls SIP\/2\.0\r\nVia: SIP\/2\.0\/TLS /u);
  heard.reply(respond(heard, '200 OK'));
  const response = await until('response');
  assert.deepEqual([response.status, response.transport], [200, 'tls']);
  assert.deepEqual(confirmed, []);
  await until('done');
  await stop();
  await peer.close();
});

test('without it, and in a folder that is not trusted, the authority is unknown', async () => {
  for (const [caFile, trusted] of [
    ['', true],
    [authority(), false],
  ] as const) {
    const peer = await tlsPeer(certificates.good);
    const { client, send, until, stop } = await editor({ caFile }, { trusted });
    await client.open(uri, request(peer.port, { transport: 'TLS' }));
    await send(1);
    assert.match((await until('failed')).note ?? '', /comes from an unknown authority, so nothing was sent/u);
    await until('done');
    assert.deepEqual(peer.heard.all, []);
    await stop();
    await peer.close();
  }
});

test('a file of authorities that is not there is named, and only to a message that needs it', async () => {
  const peer = await tlsPeer(certificates.good);
  const { client, send, stop } = await editor({ caFile: '/nowhere/authority.pem' });
  await client.open(uri, request(peer.port, { transport: 'TLS' }));
  assert.deepEqual(await send(1), { refused: 'The file of authorities /nowhere/authority.pem does not exist.' });
  await client.open('file:///other.sip', request(peer.port));
  const other = await client.request('workspace/executeCommand', {
    command: 'sip.server.explain',
    arguments: [{ uri: 'file:///other.sip', position: { line: 1, character: 0 } }],
  });
  assert.equal((other as { transport?: string }).transport, 'udp');
  await stop();
  await peer.close();
});

test('a check that is switched off is told with each message', async () => {
  const peer = await tlsPeer(certificates.expired);
  const { client, send, until, stop } = await editor({ verify: false });
  await client.open(uri, request(peer.port, { transport: 'TLS' }));
  const answer = await send(1);
  assert.ok('warnings' in answer);
  assert.match(
    answer.warnings?.join(' ') ?? '',
    /^The certificate of the other end is not checked, since sip\.tls\.verify is off/u,
  );
  const heard = await peer.heard.next();
  heard.reply(respond(heard, '200 OK'));
  assert.equal((await until('done')).status, 200);
  await stop();
  await peer.close();
});
