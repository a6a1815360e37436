/** Passwords that go through every path of an editor's server are found in no byte that it says afterwards, and in no file. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { SendAnswer, ServeAnswer } from '../../server/src/protocol.ts';
import { assertAbsent } from '../support/canary.ts';
import { bundlesForFile } from '../support/file-bundles.ts';
import { inTheEnd } from '../support/leftovers.ts';
import { type Heard, type UdpPeer, udpPeer } from '../support/loopback.ts';
import { type Editor, request, respond, startEditor } from '../support/sending-editor.ts';

const bundles = bundlesForFile('server.js', 'worker.js');
const folder = mkdtempSync(join(tmpdir(), 'sipwright-canary-'));
const uri = pathToFileURL(join(folder, 'a.sip')).href;

/** Given as the password of a digest and as a named secret, as the answer to a question, and in the file `.env`. */
const [password, prompted, stored] = ['canary-given-31415', 'canary-asked-92653', 'canary-stored-58979'];
const ha1 = (secret: string): string => createHash('md5').update(`alice:r:${secret}`).digest('hex');

inTheEnd(() => rmSync(folder, { recursive: true }));

interface Watched extends Editor {
  readonly run: <R>(command: string, line?: number, more?: object) => Promise<R>;
  /** Ends the server, and looks for the canaries in all that it has said. */
  readonly search: () => Promise<void>;
}

async function watch(text: string): Promise<Watched> {
  writeFileSync(join(folder, '.env'), `PBX=${stored}\n`);
  writeFileSync(join(folder, 'a.sip'), text);
  const settings = { codeLens: { wire: true }, inlayHints: { variables: true } };
  const editor = await startEditor(bundles.folder, { password, values: { pin: prompted }, settings });
  const { client, stop } = editor;
  const said: Buffer[] = [];
  client.process.stdout?.on('data', (bytes: Buffer) => said.push(bytes));
  await client.connection.sendNotification('$/setTrace', { value: 'verbose' });
  client.connection.onRequest('workspace/applyEdit', () => ({ applied: true }));
  await client.open(uri, text);
  return {
    ...editor,
    run: (command, line = 1, more = {}) =>
      client.request('workspace/executeCommand', {
        command: `sip.server.${command}`,
        arguments: [{ uri, position: { line, character: 0 }, ...more }],
      }),
    async search() {
      await stop();
      const all = Buffer.concat(said).toString('latin1') + client.log.join('');
      assert.match(all, /Content-Length/u);
      for (const canary of [password, prompted, stored, ha1(password), ha1(stored)])
        assertAbsent(canary, all, 'what the server said');
      // What is cut off leaves no part of one either.
      for (const canary of [password, prompted, stored]) assert.ok(!all.includes(canary.slice(0, 12)), canary);
    },
  };
}

/** Everything that an editor asks by itself or by a click about a document, at each of its lines. */
async function lookAround({ client, run }: Watched, text: string): Promise<void> {
  const lines = text.split('\n');
  const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
  for (const about of ['codeLens', 'documentSymbol', 'foldingRange', 'documentLink', 'semanticTokens/full'])
    await client.about(about, uri);
  await client.about('inlayHint', uri, { range });
  for (const [line, written] of lines.entries()) {
    const place = { line, character: Math.max(0, written.indexOf('{{') + 3) };
    await client.at('hover', uri, place);
    await client.at('completion', uri, place);
    const context = { diagnostics: [] };
    await client.about('codeAction', uri, { range: { start: place, end: place }, context });
    if (!/ SIP\/2\.0$/u.test(written)) continue;
    for (const fresh of [false, true]) await run('wire', line, { fresh });
    for (const command of ['explain', 'compare']) await run(command, line);
  }
  await client.request('workspace/symbol', { query: '' });
}

/** Sends a message, and answers it with all that it holds. */
async function exchange(peer: UdpPeer, { run, until, events }: Watched, command: string, line: number): Promise<Heard> {
  const done = events.filter(({ event }) => event === 'done').length;
  const answer = await run<SendAnswer>(command, line);
  assert.ok('exchange' in answer, JSON.stringify(answer));
  const heard = await peer.heard.next();
  heard.reply(echo(heard));
  await until('done', done + 1);
  return heard;
}

function echo(heard: Heard): string {
  const [head = '', body = ''] = heard.text.split('\r\n\r\n');
  const fields = head.split('\r\n').filter((line) => line.startsWith('X-'));
  const more = fields.map((field) => `${field}\r\n`).join('');
  // A reason is cut after 200 characters.
  const answer = respond(heard, `200 ${'x'.repeat(178)} ${fields[0] ?? 'OK'}`, more);
  return answer.replace('Content-Length: 0\r\n\r\n', `Content-Length: ${body.length}\r\n\r\n${body}`);
}

test('as a named secret and as the answer to a question, which leave with the message and come back', async () => {
  const peer = await udpPeer();
  const secret = '# @prompt-secret pin PIN\n# @expect header X-Pin == nothing\n# @capture back = header X-Key\n';
  const message = request(peer.port, { method: 'MESSAGE', preamble: secret });
  const text = message
    .replace('Max-Forwards', 'X-Key: {{$secret key}}\nX-Pin: {{pin}}\nMax-Forwards')
    .replace(
      'Content-Length: 0\n\n',
      'Content-Type: text/plain\nContent-Length: {{$contentLength}}\n\n{{$secret key}} {{pin}}\n',
    );
  const watched = await watch(text);
  const line = text.split('\n').findIndex((each) => each.startsWith('MESSAGE '));
  for (const command of ['send', 'sendFresh', 'send']) {
    const heard = await exchange(peer, watched, command, line);
    for (const canary of [password, prompted]) assert.equal(heard.text.split(canary).length, 3, heard.text);
  }
  const all = watched.run('sendAll');
  const heard = await peer.heard.next();
  heard.reply(echo(heard));
  await all;
  await lookAround(watched, text);
  assert.equal(watched.prompted.length, 4);
  await watched.search();
  await peer.close();
});

test('as the password of a digest, asked for and in .env: accepted, refused and sent again', async () => {
  const peer = await udpPeer();
  const [asked, kept] = ['alice {{$secret pbx}}', 'alice {{$dotenv PBX}}'].map((account) =>
    request(peer.port, { method: 'REGISTER', preamble: `# @auth ${account}\n` }),
  );
  const text = `${asked}${kept?.replace('### ask', '### kept')}`;
  const watched = await watch(text);
  const lines = text.split('\n').flatMap((each, line) => (each.startsWith('REGISTER ') ? [line] : []));
  let done = 0;
  for (const line of lines)
    for (const [command, status] of [
      ['send', '200 OK'],
      ['sendFresh', '403 Forbidden'],
    ] as const) {
      await watched.run(command, line);
      const first = await peer.heard.next();
      first.reply(respond(first, '401 Unauthorized', 'WWW-Authenticate: Digest realm="r", nonce="n"\r\n'));
      const second = await peer.heard.next();
      assert.match(second.text, /\r\nAuthorization: Digest username="alice"/u);
      second.reply(respond(second, status));
      done += 1;
      await watched.until('done', done);
    }
  assert.equal(watched.asked.length, 2);
  await lookAround(watched, text);
  await watched.search();
  await peer.close();
});

test('as what credentials are checked against and computed from', async () => {
  const credentials = 'Authorization: Digest username="alice", realm="r", nonce="n", uri="sip:bob", response="0"';
  const text = request(5099).replace('Max-Forwards', `X-Key: {{$secret key}}\n${credentials}\nMax-Forwards`);
  const watched = await watch(text);
  const line = text.split('\n').indexOf(credentials);
  for (const task of ['check', 'compute']) await watched.run(`${task}Authorization`, line);
  assert.equal(watched.asked.length, 4);
  await watched.search();
});

test('as a secret that goes to the local server, and whose answer is put into the file', async () => {
  const watched = await watch('');
  const { port } = await watched.run<ServeAnswer>('serve', 0, { port: 0 });
  const text = request(port).replace('sip:alice@127.0.0.1>;tag', 'sip:{{$secret user}}@127.0.0.1>;tag');
  await watched.client.change(uri, 2, { text });
  await watched.run('send');
  await watched.until('done');
  await lookAround(watched, text);
  await watched.run('stopServing');
  await watched.search();
});

test('nothing of them is left in the folder but where the user wrote it', () => {
  for (const name of readdirSync(folder).filter((each) => each !== '.env'))
    for (const canary of [password, prompted, stored])
      assertAbsent(canary, readFileSync(join(folder, name), 'latin1'), name);
});
