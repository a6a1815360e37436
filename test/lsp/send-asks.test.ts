/** What is asked before and while a message is sent: consent, trust, passwords. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver';
import { bundlesForFile } from '../support/file-bundles.ts';
import { udpPeer } from '../support/loopback.ts';
import { type Answers, type Editor, request, respond, startEditor, uri } from '../support/sending-editor.ts';

const bundles = bundlesForFile('server.js', 'worker.js');

function editor(answers?: Answers): Promise<Editor> {
  return startEditor(bundles.folder, answers);
}

test('a challenge is answered with what the editor gives, asked by realm and name', async () => {
  const peer = await udpPeer();
  const { client, send, until, asked, stop } = await editor({ password: 'wonderland' });
  await client.open(uri, request(peer.port, { method: 'REGISTER', preamble: '# @auth alice {{$secret pbx}}\n' }));
  await send(2);
  const first = await peer.heard.next();
  assert.doesNotMatch(first.text, /Authorization/u);
  const challenge = 'WWW-Authenticate: Digest realm="example.com", nonce="abc", algorithm=MD5, qop="auth"\r\n';
  first.reply(respond(first, '401 Unauthorized', challenge));
  const second = await peer.heard.next();
  assert.match(second.text, /\r\nAuthorization: Digest .*username="alice"/u);
  assert.match(second.text, /\r\nCSeq: 2 REGISTER\r\n/u);
  second.reply(respond(second, '200 OK'));
  assert.equal((await until('done')).status, 200);
  assert.deepEqual(asked, [
    {
      realm: 'example.com',
      host: '127.0.0.1',
      transport: 'udp',
      exchange: 'exchange-1',
      refused: false,
      user: 'alice',
      secret: 'pbx',
    },
  ]);
  await stop();
  await peer.close();
});

test('a secret within the message is asked for by its name', async () => {
  const peer = await udpPeer();
  const { client, send, asked, stop } = await editor({ password: 'token' });
  await client.open(uri, request(peer.port).replace('Max-Forwards', 'X-Key: {{$secret key}}\nMax-Forwards'));
  await send(1);
  assert.match((await peer.heard.next()).text, /\r\nX-Key: token\r\n/u);
  assert.deepEqual(asked, [{ realm: '', host: '', transport: '', secret: 'key' }]);
  await stop();
  await peer.close();
});

test('an answer is put into the file without the secrets, proofs and keys that it brings back, and says so', async () => {
  const peer = await udpPeer();
  const { client, send, until, stop } = await editor({ password: 'swordfish' });
  const text = request(peer.port).replace('Max-Forwards', 'X-Key: {{$secret key}}\nMax-Forwards');
  await client.open(uri, text);
  await send(1);
  const heard = await peer.heard.next();
  const echo = 'X-Key: swordfish\r\nAuthorization: Digest username="a", response="0123abcd"\r\n';
  heard.reply(respond(heard, '200 OK', echo));
  await until('done');
  const start = { line: 1, character: 0 };
  const about = { range: { start, end: start }, context: { diagnostics: [], only: ['refactor.insert'] } };
  const actions = await client.about<CodeAction[]>('codeAction', uri, about);
  const offered = actions.find(({ title }) => title === 'Insert the answer without the secrets in it: 200 OK');
  const put = offered?.edit?.changes?.[uri]?.[0]?.newText ?? '';
  assert.match(put, /^### 200 OK\n# Secrets, proofs of credentials and keys are left out: ⟨…⟩\nSIP\/2\.0 200 OK\n/u);
  assert.match(put, /\nX-Key: ⟨…⟩\nAuthorization: Digest username="a", response="⟨…⟩"\n/u);
  await stop();
  await peer.close();
});

test('a folder that is not trusted asks before every send, and includes no file', async () => {
  const peer = await udpPeer();
  const { client, send, events, confirmed, stop } = await editor({ trusted: false, confirm: false });
  await client.open(uri, request(peer.port));
  assert.deepEqual(await send(1), { refused: 'It was not confirmed, so nothing left.' });
  assert.deepEqual(await send(1), { refused: 'It was not confirmed, so nothing left.' });
  assert.equal(confirmed.length, 2);
  assert.deepEqual(
    [confirmed[0]?.method, confirmed[0]?.address, confirmed[0]?.port, confirmed[0]?.transport, confirmed[0]?.reach],
    ['OPTIONS', '127.0.0.1', peer.port, 'udp', 'loopback'],
  );
  const end = { start: { line: 11, character: 0 }, end: { line: 11, character: 0 } };
  await client.change(uri, 2, { range: end, text: '< send.test.ts\n' });
  assert.deepEqual(await send(1), {
    refused: 'Files are included only in a trusted folder.',
    position: { line: 11, character: 0 },
  });
  assert.deepEqual(events, []);
  assert.deepEqual(peer.heard.all, []);
  await stop();
  await peer.close();
});

test('a folder that is not trusted puts no secret and nothing of the machine into a message, and nobody is asked for it', async () => {
  const peer = await udpPeer();
  const { client, send, asked, confirmed, stop } = await editor({ trusted: false, password: 'swordfish' });
  let version = 1;
  await client.open(uri, request(peer.port), version);
  for (const template of ['$secret pbx', '$processEnv PATH', '$dotenv PBX']) {
    version += 1;
    await client.change(uri, version, { text: request(peer.port).replace('Max-', `X-Key: {{${template}}}\nMax-`) });
    for (const command of ['send', 'sendFresh', 'wire', 'explain'])
      assert.deepEqual(
        await send(1, command),
        {
          refused: `What the machine keeps, such as ${template.split(' ')[0]}, is put into messages only in a trusted folder.`,
          position: { line: 3, character: 7 },
        },
        command,
      );
  }
  assert.deepEqual([asked, confirmed, peer.heard.all], [[], [], []]);
  await stop();
  await peer.close();
});

test('a question names the secrets that would go along', async () => {
  const { client, send, confirmed, stop } = await editor({ confirm: false, password: 'swordfish' });
  const text = request(5060, { preamble: '# @target udp:198.51.100.1:5060\n' });
  await client.open(uri, text.replace('Max-', 'X-Key: {{$secret pbx}}\nMax-'));
  assert.deepEqual(await send(2), { refused: 'It was not confirmed, so nothing left.' });
  assert.deepEqual(
    confirmed.map(({ reach, secrets }) => [reach, secrets]),
    [['public', ['pbx']]],
  );
  await stop();
});

test('trust comes and goes', async () => {
  const peer = await udpPeer();
  const { client, send, confirmed, stop } = await editor({ trusted: false, confirm: false });
  await client.open(uri, request(peer.port));
  await client.connection.sendNotification('sip/trust', { trusted: true });
  assert.ok('exchange' in (await send(1)));
  await client.connection.sendNotification('sip/trust', { trusted: false });
  assert.deepEqual(await send(1), { refused: 'It was not confirmed, so nothing left.' });
  assert.equal(confirmed.length, 1);
  await stop();
  await peer.close();
});

test('where the answer is known to be lost, a click is asked for even on loopback', async () => {
  const [peer, other] = [await udpPeer(), await udpPeer()];
  const { client, send, confirmed, stop } = await editor({ confirm: false });
  await client.open(uri, request(peer.port, { via: `127.0.0.1:${other.port};branch=z9hG4bK1` }));
  assert.deepEqual(await send(1), { refused: 'It was not confirmed, so nothing left.' });
  assert.equal(confirmed[0]?.mustAsk, true);
  assert.equal(confirmed[0]?.warnings.length, 1);
  await stop();
  await peer.close();
  await other.close();
});
