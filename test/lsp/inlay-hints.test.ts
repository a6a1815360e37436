/** Hints between the characters, each of them switched on and off, over standard input and output. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InlayHint } from 'vscode-languageserver';
import type { LspClient } from '../support/lsp-client.ts';
import { testedServer } from '../support/tested-server.ts';

const uri = 'file:///hints.sip';
const text = `@user = bob
###
# @capture later = header To;tag
MESSAGE sip:{{user}}@{{later}} SIP/2.0
To: <sip:{{user}}@b>

hello
###
@later = 1
MESSAGE sip:{{later}}{{user}} SIP/2.0
`;
const size = [5, 0, 'body: 5 bytes'];
const values = [
  [3, 20, '= bob'],
  [4, 17, '= bob'],
  [9, 29, '= bob'],
];
const server = testedServer();

async function hintsOf(client: LspClient, first = 0, last = 99): Promise<unknown[]> {
  const range = { start: { line: first, character: 0 }, end: { line: last, character: 0 } };
  const hints = await client.about<InlayHint[]>('inlayHint', uri, { range });
  return hints.map(({ position, label }) => [position.line, position.character, label]).sort();
}

test('without settings only sizes of bodies are told', async () => {
  await server.client.open(uri, text);
  assert.deepEqual(await hintsOf(server.client), [size]);
  assert.deepEqual(await hintsOf(server.client, 6), []);
});

test('values of variables can be asked for, in what is in sight, and sizes done without', async () => {
  const settings = { inlayHints: { variables: true } };
  const client = await server.start({ initializationOptions: { settings } });
  await client.open(uri, text);
  assert.deepEqual(await hintsOf(client), [values[0], values[1], size, values[2]]);
  assert.deepEqual(await hintsOf(client, 4, 5), [values[1], size]);
  const changed = { sip: { inlayHints: { bodySize: false, variables: true } } };
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: changed });
  assert.deepEqual(await hintsOf(client), values);
  await server.stop(client);
});

test('durations and escapes are told, each unless somebody does without', async () => {
  const other = 'file:///values.sip';
  const message = `REGISTER sip:%61lice%20b@example.com SIP/2.0
Expires: 3600
Session-Expires: 5400;refresher=uac
Min-SE: 90
Retry-After: 90061 (busy);duration=604800
Contact: <sip:a@b;user=%E5%8F%B7>;expires=7322, <sip:%ff@b>;expires=60
X-Own: 3600 %20
To: <sip:bob:p%61ss@b>
`;
  const durations = [
    [1, 13, '= 1 h'],
    [2, 21, '= 1 h 30 min'],
    [4, 18, '= 1 d 1 h'],
    [4, 41, '= 7 d'],
    [5, 46, '= 2 h 2 min'],
  ];
  const escapes = [
    [0, 36, '= sip:alice b@example.com'],
    [5, 32, '= sip:a@b;user=号'],
  ];
  const of = async (client: LspClient): Promise<unknown[]> => {
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const hints = await client.about<InlayHint[]>('inlayHint', other, { range });
    return hints.map(({ position, label }) => [position.line, position.character, label]);
  };
  for (const [inlayHints, expected] of [
    [{}, [...durations, ...escapes]],
    [{ durations: false }, escapes],
    [{ escapes: false }, durations],
  ] as const) {
    const client = await server.start({ initializationOptions: { settings: { inlayHints } } });
    await client.open(other, message);
    assert.deepEqual(await of(client), expected);
    await server.stop(client);
  }
});

test('encodings and times of session descriptions are told unless the settings do without', async () => {
  const description = 'file:///description.sip';
  const head = 'INVITE sip:bob@b SIP/2.0\nContent-Type: application/sdp\nContent-Length: {{$contentLength}}\n\n';
  const body = 't=3730928400 0\nm=audio 4000 RTP/AVP 0 101\na=rtpmap:101 telephone-event/8000\n';
  const range = { start: { line: 4, character: 0 }, end: { line: 9, character: 0 } };
  const said = async (client: LspClient): Promise<unknown[]> => {
    const hints = await client.about<InlayHint[]>('inlayHint', description, { range });
    return hints.map(({ position, label }) => [position.line, position.character, label]);
  };
  const client = await server.start({});
  await client.open(description, head + body);
  assert.deepEqual(await said(client), [
    [4, 14, '2018-03-25 01:00:00 UTC –'],
    [5, 26, 'PCMU telephone-event'],
  ]);
  const settings = { sip: { inlayHints: { payloadTypes: false, sessionTimes: false } } };
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
  assert.deepEqual(await said(client), []);
  await server.stop(client);
});
