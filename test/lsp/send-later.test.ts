/** Messages that take parts of earlier ones of the same document: an answered INVITE, and what is said where nothing was sent yet. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ServeAnswer } from '../../server/src/protocol.ts';
import { bundlesForFile } from '../support/file-bundles.ts';
import { udpPeer } from '../support/loopback.ts';
import { request, respond, startEditor, uri } from '../support/sending-editor.ts';

const bundles = bundlesForFile('server.js', 'worker.js');

const second = `### hang-up
OPTIONS {{first.response.headers.Contact[0].uri}} SIP/2.0
Via: SIP/2.0/UDP {{$localIp}}:{{$localPort}};branch={{$branch}};rport
Route: {{first.routeSet}}
From: <sip:alice@127.0.0.1>;tag={{first.request.headers.From.tag}}
To: {{first.response.headers.To}}
Call-ID: {{ask.request.headers.Call-ID}}
CSeq: 2 OPTIONS
Subject: {{first.response.headers.Subject}}
Content-Length: 0

`;

test('a message takes parts of what another brought, and is refused before that', async () => {
  const peer = await udpPeer();
  const { client, send, until, stop } = await startEditor(bundles.folder);
  const first = request(peer.port, { preamble: '# @name first\n' });
  await client.open(uri, `${first}${second}`);
  const [ask, later] = [2, 13];
  assert.deepEqual(await send(later), {
    refused: 'Send the message first first: a part of it or of its answer belongs here.',
    position: { line: 13, character: 8 },
  });
  await send(ask);
  const heard = await peer.heard.next();
  await until('sent');
  assert.deepEqual(await send(later), {
    refused: 'The message first has not had this answer yet. Send it first, or wait for the answer.',
    position: { line: 13, character: 8 },
  });
  const contact = `sip:bob@127.0.0.1:${peer.port};x=1`;
  const route = `<sip:127.0.0.1:${peer.port};lr>`;
  heard.reply(
    respond(heard, '200 OK', `Contact: <${contact}>\r\nRecord-Route: ${route}\r\nSubject: {{$tag}}\r\n b\r\n`),
  );
  await until('done');
  const answer = await send(later);
  assert.ok('exchange' in answer, JSON.stringify(answer));
  const { text } = await peer.heard.next();
  const line = (name: string, from: string): string => new RegExp(`^${name}: (.*)\r$`, 'mu').exec(from)?.[1] ?? '';
  assert.ok(text.startsWith(`OPTIONS ${contact} SIP/2.0\r\n`), text);
  assert.equal(line('Route', text), route);
  assert.equal(line('From', text), line('From', heard.text));
  assert.equal(line('To', text), '<sip:bob@127.0.0.1>;tag=314159');
  assert.equal(line('Call-ID', text), line('Call-ID', heard.text));
  assert.equal(line('Subject', text), '{{$tag}} b');
  await stop();
  await peer.close();
});

test('a call of the manual is ended by its own BYE, made of what the INVITE brought', async () => {
  const { client, send, events, stop } = await startEditor(bundles.folder);
  const manual = readFileSync(new URL('../../docs/format.md', import.meta.url), 'utf8');
  const example = /^```sip\n(?<text>[^`]*?\{\{invite\.response[^`]*)^```$/mu.exec(manual)?.groups?.text ?? '';
  const { port } = await client.request<ServeAnswer>('workspace/executeCommand', {
    command: 'sip.server.serve',
    arguments: [{ port: 0 }],
  });
  const lines = example.replace('127.0.0.1:5060', `127.0.0.1:${port}`).split('\n');
  await client.open(uri, lines.join('\n'));
  const outcomeOf = async (method: string): Promise<number | undefined> => {
    const answer = await send(lines.findIndex((line) => line.startsWith(`${method} `)));
    assert.ok('exchange' in answer, JSON.stringify(answer));
    const done = await client.until(() =>
      events.find(({ exchange, event }) => exchange === answer.exchange && event === 'done'),
    );
    return done.status;
  };
  assert.equal(await outcomeOf('INVITE'), 200);
  assert.equal(await outcomeOf('BYE'), 200);
  assert.deepEqual(
    events.flatMap(({ note }) => (note === undefined ? [] : [note])),
    [],
  );
  await stop();
});
