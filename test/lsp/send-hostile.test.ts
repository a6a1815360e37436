/** Targets that refuse, say nothing, say anything, or too much of it: one sentence each, nothing lost, and the next message is answered. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { before, test } from 'node:test';
import type { ExchangeEvent } from '../../server/src/protocol.ts';
import { bundlesForFile } from '../support/file-bundles.ts';
import { closedPort, tcpPeer, udpPeer } from '../support/loopback.ts';
import { type Editor, request, respond, startEditor, uri } from '../support/sending-editor.ts';

const bundles = bundlesForFile('server.js', 'worker.js');
let editor: Editor;
let version = 1;

before(async () => {
  editor = await startEditor(bundles.folder);
  await editor.client.open(uri, request(9), version);
});

/** Sends another text from the same document, and gives the exchange. */
async function send(text: string, line = 1): Promise<string> {
  version += 1;
  await editor.client.change(uri, version, { text });
  const answer = await editor.send(line);
  assert.ok('exchange' in answer, JSON.stringify(answer));
  return answer.exchange;
}

function until(id: string, kind: ExchangeEvent['event']): Promise<ExchangeEvent> {
  return editor.client.until(() => editor.events.find(({ exchange, event }) => exchange === id && event === kind));
}

async function failureOf(text: string, line?: number): Promise<string> {
  const id = await send(text, line);
  const { note = '' } = await until(id, 'failed');
  assert.equal((await until(id, 'done')).status, undefined);
  return note;
}

/** What a TCP server does to whoever asks it, and how that is told. */
const misdeeds: readonly (readonly [name: string, act: (socket: Socket) => unknown, told: RegExp])[] = [
  ['hangs up', (socket) => socket.end(), /^127\.0\.0\.1:\d+ closed the connection before it answered\.$/u],
  ['resets', (socket) => socket.resetAndDestroy(), /reset the connection/u],
  ['speaks HTTP', (socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'), /does not speak SIP: HTTP\/1\.1 400/u],
  ['speaks TLS', (socket) => socket.write(Buffer.from([22, 3, 3, 0, 2, 2, 40, 10])), /does not speak SIP/u],
  [
    'stops in the middle',
    (socket) => socket.end('SIP/2.0 200 OK\r\nVia'),
    /in the middle of a message, after 19 bytes/u,
  ],
  [
    'counts 4 GB',
    (socket) => socket.write(sized('4294967296')),
    /announced a message with a body of 4294967296 bytes/u,
  ],
  ['counts below zero', (socket) => socket.write(sized('-1')), /Content-Length that is no number: -1/u],
  ['counts a hundred digits', (socket) => socket.write(sized('1'.repeat(100))), /no number: 1{40}\.$/u],
  ['counts twice', (socket) => socket.write(sized('1\r\nl: 2')), /several Content-Length fields: 1, 2/u],
  [
    'writes a line without an end',
    (socket) => pour(socket, Buffer.alloc(1 << 16, 0x41)),
    /line of more than 16384 bytes/u,
  ],
  [
    'writes a head without an end',
    (socket) => pour(socket, Buffer.from(`A: ${'b'.repeat(1000)}\r\n`.repeat(60))),
    /head of more than 65536 bytes|more than 300 header fields/u,
  ],
  [
    'counts its fields by the million',
    (socket) => pour(socket, Buffer.from('A:b\r\n'.repeat(10_000))),
    /more than 300 header fields/u,
  ],
  [
    'answers without an end',
    (socket) => pour(socket, Buffer.from(`${sized('0')}\r\n`.repeat(500))),
    /More than 1000 messages/u,
  ],
];

function sized(length: string): string {
  return `SIP/2.0 200 OK\r\nContent-Length: ${length}\r\n\r\n`;
}

/** Writes the same again and again for as long as somebody takes it, and 256 MB at most. */
function pour(socket: Socket, piece: Buffer): void {
  socket.write('SIP/2.0 200 OK\r\n');
  for (let left = 256e6; left > 0 && socket.writable; left -= piece.length) {
    if (socket.write(piece)) continue;
    socket.once('drain', () => pour(socket, piece));
    return;
  }
}

for (const [name, act, told] of misdeeds) {
  test(`a target that ${name}`, async () => {
    const peer = await tcpPeer();
    peer.connections.next().then((socket) => socket.once('data', () => act(socket)));
    assert.match(await failureOf(request(peer.port, { transport: 'TCP' })), told);
    await peer.close();
  });
}

test('a target where nobody listens, by UDP and TCP', async () => {
  for (const transport of ['UDP', 'TCP'])
    assert.match(
      await failureOf(request(await closedPort(), { transport })),
      /^Nobody listens at 127\.0\.0\.1:\d+\.$/u,
    );
});

test('a target that never answers', async () => {
  const peer = await udpPeer();
  const text = request(peer.port, { preamble: '# @timeout 300ms\n' });
  assert.match(await failureOf(text, 2), /^No answer from 127\.0\.0\.1:\d+ within 0\.3 s\.$/u);
  await peer.close();
});

test('a flood costs little memory, and the editor is answered in it', async () => {
  const peer = await udpPeer();
  const id = await send(request(peer.port));
  const heard = await peer.heard.next();
  const before = residentMegabytes();
  const answer = respond(heard, '100 Trying', `X: ${'x'.repeat(1000)}\r\n`);
  const flood = setInterval(() => {
    for (let count = 0; count < 200; count += 1) heard.reply(answer);
  }, 1);
  await editor.client.about('foldingRange', uri);
  assert.match((await until(id, 'failed')).note ?? '', /More than 1000 messages/u);
  clearInterval(flood);
  assert.ok(editor.events.filter(({ exchange }) => exchange === id).length < 80);
  const grown = residentMegabytes() - before;
  assert.ok(grown < 30, `${grown} MB more`);
  await peer.close();
});

test('of big answers so many are remembered as a megabyte holds', async () => {
  const peer = await tcpPeer();
  const id = await send(request(peer.port, { transport: 'TCP', method: 'INVITE' }));
  const heard = await peer.heard.next();
  const body = 'x'.repeat(200_000);
  for (const status of [...Array.from({ length: 20 }, () => '183 Session Progress'), '486 Busy Here'])
    heard.reply(
      respond(heard, status).replace('Content-Length: 0\r\n\r\n', `Content-Length: ${body.length}\r\n\r\n${body}`),
    );
  assert.equal((await until(id, 'done')).status, 486);
  const start = { line: 1, character: 0 };
  const about = { range: { start, end: start }, context: { diagnostics: [], only: ['refactor.insert'] } };
  const actions = await editor.client.about<{ readonly title: string }[]>('codeAction', uri, about);
  const answers = actions.filter(({ title }) => /^Insert the answer: (?:183|486) /u.test(title));
  assert.ok(answers.length >= 4 && answers.length <= 5, `${answers.length} answers`);
  assert.match(answers.at(-1)?.title ?? '', /486/u);
  await peer.close();
});

test('after all of this the next message is answered, and there was no fault', async () => {
  const peer = await udpPeer();
  const id = await send(request(peer.port));
  const heard = await peer.heard.next();
  heard.reply(respond(heard, '200 OK'));
  assert.equal((await until(id, 'done')).status, 200);
  await editor.stop();
  await peer.close();
});

/** What the server, its worker included, holds in memory. */
function residentMegabytes(): number {
  const pid = String(editor.client.process.pid);
  const status = `/proc/${pid}/status`;
  const kilobytes = existsSync(status)
    ? /^VmRSS:\s+(\d+)/mu.exec(readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', pid], { encoding: 'utf8' });
  return Number(kilobytes) / 1024;
}
