/** Messages sent from an open document: over standard input and output to the server, and from its worker to peers on loopback. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver';
import type { ExplainAnswer, SendAnswer, ServeAnswer } from '../../server/src/protocol.ts';
import { bundlesForFile } from '../support/file-bundles.ts';
import { tcpPeer, udpPeer } from '../support/loopback.ts';
import { LspClient, pushing } from '../support/lsp-client.ts';
import { type Answers, type Editor, request, respond, startEditor, uri } from '../support/sending-editor.ts';

const bundles = bundlesForFile('server.js', 'worker.js');

function editor(answers?: Answers): Promise<Editor> {
  return startEditor(bundles.folder, answers);
}

test('a request goes out over UDP, and its answer is told with its place', async () => {
  const peer = await udpPeer();
  const { client, send, until, confirmed, stop } = await editor();
  await client.open(uri, `@x = y\n\n${request(peer.port)}`);
  const answer = await send(5);
  assert.deepEqual(answer, { exchange: 'exchange-1' });
  const heard = await peer.heard.next();
  assert.match(
    heard.text,
    /^OPTIONS sip:bob@127\.0\.0\.1:\d+ SIP\/2\.0\r\nVia: SIP\/2\.0\/UDP 127\.0\.0\.1:(\d+);branch=z9hG4bK\w+;rport\r\n/u,
  );
  assert.ok(heard.text.includes(`127.0.0.1:${heard.from.port};branch`), 'sent from the port in the Via');
  heard.reply(respond(heard, '200 OK'));
  const sent = await until('sent');
  const response = await until('response');
  assert.deepEqual([sent.title, sent.uri, sent.startLine, sent.endLine], ['ask', uri, 3, 13]);
  assert.deepEqual(
    [response.status, response.reason, response.transport, response.peer, response.truncated],
    [200, 'OK', 'udp', `127.0.0.1:${peer.port}`, false],
  );
  assert.equal(Buffer.from(response.wire ?? '', 'base64').toString(), respond(heard, '200 OK'));
  assert.equal(response.text, respond(heard, '200 OK').replaceAll('\r\n', '\n'));
  assert.equal((await until('done')).status, 200);
  assert.deepEqual(confirmed, [], 'nobody is asked about loopback');
  await stop();
  await peer.close();
});

test('a request goes out over TCP', async () => {
  const peer = await tcpPeer();
  const { client, send, until, stop } = await editor();
  await client.open(uri, request(peer.port, { transport: 'TCP' }));
  await send(1);
  const heard = await peer.heard.next();
  heard.reply(respond(heard, '404 Not Found'));
  const response = await until('response');
  assert.deepEqual([response.status, response.transport], [404, 'tcp']);
  await until('done');
  await stop();
  await peer.close();
});

test('a request goes to an IPv6 address, which stands in brackets where it is written', async () => {
  for (const [transport, peer] of [
    ['UDP', await udpPeer('::1')],
    ['TCP', await tcpPeer('::1')],
  ] as const) {
    const { client, send, until, stop } = await editor();
    await client.open(uri, request(peer.port, { transport }).replaceAll('127.0.0.1', '[::1]'));
    await send(1);
    const heard = await peer.heard.next();
    assert.match(heard.text, /\r\nVia: SIP\/2\.0\/(?:UDP|TCP) \[::1\]:\d+;branch/u);
    assert.ok(heard.text.includes(`Contact: <sip:alice@[::1]:${heard.from.port}>`));
    heard.reply(respond(heard, '200 OK'));
    assert.equal((await until('response')).peer, `[::1]:${peer.port}`);
    assert.equal((await until('done')).status, 200);
    await stop();
    await peer.close();
  }
});

test('the place of an exchange moves with its text', async () => {
  const peer = await udpPeer();
  const { client, send, until, stop } = await editor();
  await client.open(uri, request(peer.port));
  await send(1);
  const heard = await peer.heard.next();
  const above = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  await client.change(uri, 2, { range: above, text: '# one\n# two\n\n' });
  const below = { start: { line: 8, character: 0 }, end: { line: 8, character: 0 } };
  await client.change(uri, 3, { range: below, text: 'Subject: x\n' });
  await client.about('foldingRange', uri);
  heard.reply(respond(heard, '200 OK'));
  const response = await until('response');
  assert.deepEqual([response.startLine, response.endLine], [4, 15]);
  await stop();
  await peer.close();
});

test('an INVITE is cancelled, and the far end hears CANCEL', async () => {
  const peer = await udpPeer();
  const { client, send, until, stop } = await editor();
  await client.open(uri, request(peer.port, { method: 'INVITE' }));
  const answer = await send(1);
  assert.ok('exchange' in answer);
  const invite = await peer.heard.next();
  invite.reply(respond(invite, '180 Ringing'));
  await until('response');
  await client.request('workspace/executeCommand', { command: 'sip.server.cancel', arguments: [answer] });
  const cancel = await peer.heard.next();
  assert.match(cancel.text, /^CANCEL /u);
  cancel.reply(respond(cancel, '200 OK'));
  invite.reply(respond(invite, '487 Request Terminated'));
  assert.match((await peer.heard.next()).text, /^ACK /u);
  assert.ok((await until('failed')).note);
  await until('done');
  await stop();
  await peer.close();
});

test('what cannot be sent is refused with a sentence and a place', async () => {
  const { client, send, events, stop } = await editor();
  await client.open(
    uri,
    `${request(9).replace('Max-Forwards: 70', 'Max-Forwards: {{hops}}')}### r\nSIP/2.0 200 OK\nCSeq: 1 OPTIONS\n`,
  );
  assert.deepEqual(await send(1), { refused: 'hops has no value.', position: { line: 3, character: 14 } });
  const response = await send(12);
  assert.ok('refused' in response);
  assert.match(response.refused, /response/iu);
  assert.deepEqual(await send(1, 'send', 7), {
    refused: 'The document was edited before the message could be sent. Send again.',
  });
  const arguments_ = [
    undefined,
    null,
    7,
    {},
    { uri: 'file:///other.sip', position: { line: 0, character: 0 } },
    { uri },
  ];
  for (const argument of arguments_) {
    const answer = await client.request<SendAnswer>('workspace/executeCommand', {
      command: 'sip.server.send',
      arguments: [argument],
    });
    assert.ok('refused' in answer, JSON.stringify(argument));
  }
  const replaced = { start: { line: 3, character: 14 }, end: { line: 3, character: 22 } };
  await client.change(uri, 2, { range: replaced, text: '\u{FFFD}' });
  const unreadable = await send(1);
  assert.ok('refused' in unreadable);
  assert.deepEqual(unreadable.position, { line: 3, character: 14 });
  assert.deepEqual(events, []);
  await stop();
});

test('the local server is started and stopped, and answers what is sent to it', async () => {
  const { client, send, until, asked, stop } = await editor({ password: 'secret' });
  const run = (command: string, argument?: unknown) =>
    client.request<ServeAnswer>('workspace/executeCommand', {
      command: `sip.server.${command}`,
      arguments: [argument],
    });
  const { port, addresses } = await run('serve', { port: 0 });
  assert.ok(addresses.includes(`udp:127.0.0.1:${port}`));
  assert.deepEqual(await run('serve'), { port, addresses }, 'it runs once');
  await client.open(
    uri,
    request(port, { method: 'REGISTER', preamble: '# @auth auth-bob\n' }).replaceAll('sip:bob@', 'sip:auth-bob@'),
  );
  await send(2);
  assert.equal((await until('done')).status, 200);
  assert.deepEqual(
    asked.map(({ realm, user }) => [realm, user]),
    [['sip.local', 'auth-bob']],
  );
  await send(2, 'sendFresh');
  assert.equal((await until('done', 2)).status, 200);
  assert.equal(await run('stopServing'), null);
  const other = await run('serve', { port: 0 });
  assert.ok(other.port > 0);
  await stop();
});

test('a port that is taken is said to be', async () => {
  const peer = await udpPeer();
  const { client, stop } = await editor();
  const answer = await client.request<{ refused: string }>('workspace/executeCommand', {
    command: 'sip.server.serve',
    arguments: [{ port: peer.port }],
  });
  assert.match(answer.refused, new RegExp(`port ${peer.port} cannot`, 'u'));
  await stop();
  await peer.close();
});

test('Send fresh renews what must be new, and says what', async () => {
  const peer = await udpPeer();
  const { client, send, until, stop } = await editor();
  const fixed = request(peer.port, { via: '192.0.2.1:5060;branch=z9hG4bKold' }).replaceAll(
    /\{\{\$(?:tag|callId)\}\}/gu,
    'old',
  );
  await client.open(uri, fixed);
  const answer = await send(1, 'sendFresh');
  assert.ok('changes' in answer && answer.changes !== undefined);
  assert.ok(answer.changes.length >= 3, answer.changes.join('\n'));
  const heard = await peer.heard.next();
  assert.doesNotMatch(heard.text, /old/u);
  assert.match(heard.text, /\r\nVia: SIP\/2\.0\/UDP 127\.0\.0\.1:\d+;rport;branch=z9hG4bK/u);
  heard.reply(respond(heard, '200 OK'));
  await until('done');
  await stop();
  await peer.close();
});

test('what is sent twice with one branch is said to be a copy', async () => {
  const peer = await udpPeer();
  const { client, send, until, stop } = await editor();
  await client.open(uri, request(peer.port).replace('{{$branch}}', 'z9hG4bKsame'));
  for (const count of [1, 2]) {
    const answer = await send(1);
    assert.equal('warnings' in answer && answer.warnings?.length, count === 1 ? false : 1);
    const heard = await peer.heard.next();
    heard.reply(respond(heard, '200 OK'));
    await until('done', count);
  }
  await stop();
  await peer.close();
});

test('it is explained where a message would go, and nothing is sent', async () => {
  const peer = await udpPeer();
  const { client, events, stop } = await editor();
  await client.open(uri, request(peer.port, { preamble: `# @target 127.0.0.1:${peer.port}\n` }));
  const explained = await client.request<ExplainAnswer>('workspace/executeCommand', {
    command: 'sip.server.explain',
    arguments: [{ uri, position: { line: 2, character: 0 } }],
  });
  assert.deepEqual([explained.transport, explained.address, explained.port], ['udp', '127.0.0.1', peer.port]);
  assert.match(explained.local, /^127\.0\.0\.1:\d+$/u);
  assert.ok(explained.steps.length >= 3);
  assert.equal(
    explained.steps.at(-1),
    `The answer comes to ${explained.local}, where the message leaves from (RFC 3581).`,
  );
  assert.deepEqual(explained.warnings, []);
  assert.deepEqual([events, peer.heard.all], [[], []]);
  await stop();
  await peer.close();
});

test('what a hostile server says is shown, not obeyed', async () => {
  const peer = await udpPeer();
  const { client, send, until, stop } = await editor();
  await client.open(uri, request(peer.port));
  await send(1);
  const heard = await peer.heard.next();
  // The peer writes a byte for each character.
  const phrase = Buffer.from('\u001b[2J\u202Egnp.exe').toString('latin1');
  heard.reply(respond(heard, `200 ${phrase}`));
  const response = await until('response');
  assert.equal(response.reason, '␛[2J⟨U+202E⟩gnp.exe');
  assert.match(response.text ?? '', /^SIP\/2\.0 200 ␛\[2J⟨U\+202E⟩gnp\.exe\n/u);
  await stop();
  await peer.close();
});

test('silence ends with a sentence', async () => {
  const peer = await udpPeer();
  const { client, send, until, stop } = await editor({ locale: 'zh-CN' });
  await client.open(uri, request(peer.port, { preamble: '# @timeout 100ms\n' }));
  await send(2);
  assert.match((await until('failed')).note ?? '', /[\u4e00-\u9fff]/u);
  assert.equal((await until('done')).status, undefined);
  await stop();
  await peer.close();
});

/** An INVITE with an offer, whose start line is the third. */
function call(port: number): string {
  return request(port, { method: 'INVITE', preamble: '@sdp = v=0\n' }).replace(
    'Content-Length: 0\n\n',
    'Content-Type: application/sdp\nContent-Length: 5\n\nv=0\n',
  );
}

test('when the editor ends the server, an open call is ended with BYE', async () => {
  const peer = await udpPeer();
  const { client, send, until, stop } = await editor();
  await client.open(uri, call(peer.port));
  await send(2);
  const invite = await peer.heard.next();
  invite.reply(respond(invite, '200 OK', `Contact: <sip:bob@127.0.0.1:${peer.port}>\r\n`));
  assert.match((await peer.heard.next()).text, /^ACK /u);
  assert.equal((await until('done')).dialogOpen, true);
  const stopped = stop();
  const bye = await peer.heard.next();
  assert.match(bye.text, /^BYE /u);
  bye.reply(respond(bye, '200 OK'));
  await stopped;
  await peer.close();
});

test('a call that stays open is ended on request, and the editor is told when it is over', async () => {
  const peer = await udpPeer();
  const { client, send, until, stop } = await editor();
  await client.open(uri, call(peer.port));
  const answer = await send(2);
  const invite = await peer.heard.next();
  invite.reply(respond(invite, '200 OK', `Contact: <sip:bob@127.0.0.1:${peer.port}>\r\n`));
  assert.match((await peer.heard.next()).text, /^ACK /u);
  assert.equal((await until('done')).dialogOpen, true);
  const exchange = 'exchange' in answer ? answer.exchange : '';
  await client.request('workspace/executeCommand', { command: 'sip.server.cancel', arguments: [{ exchange }] });
  const bye = await peer.heard.next();
  assert.match(bye.text, /^BYE /u);
  bye.reply(respond(bye, '200 OK'));
  const over = await until('done', 2);
  assert.deepEqual([over.exchange, over.status, over.dialogOpen], [exchange, undefined, undefined]);
  await stop();
  await peer.close();
});

test('an editor that knows LSP alone sees progress, and puts the answer into the file by a code action', async () => {
  const peer = await udpPeer();
  const client = new LspClient(`${bundles.folder}/server.js`);
  const progress = client.collectProgress();
  const messages = client.collect<{ message: string }>('window/showMessage');
  await client.start({ capabilities: { ...pushing, window: { workDoneProgress: true } } });
  await client.open(uri, request(peer.port));
  const [, command] = await client
    .about<{ command?: { command: string; arguments: unknown[] } }[]>('codeLens', uri)
    .then((lenses) => lenses.map((lens) => lens.command));
  assert.ok(command);
  await client.request('workspace/executeCommand', { ...command, command: 'sip.server.send' });
  const heard = await peer.heard.next();
  heard.reply(respond(heard, '200 OK'));
  await client.until(() => progress.find(({ value }) => value.kind === 'end'));
  assert.deepEqual(
    progress.map(({ value }) => value.title ?? value.message ?? value.kind),
    ['ask', '200 OK', 'end'],
  );
  const shown = await client.until(() => messages[0]);
  assert.equal(shown.message, 'ask: 200 OK');
  const place = { line: 2, character: 0 };
  const actions = await client.about<CodeAction[]>('codeAction', uri, {
    range: { start: place, end: place },
    context: { diagnostics: [], only: ['refactor'] },
  });
  assert.deepEqual(
    actions.map(({ title }) => title).filter((title) => title.includes('answer:')),
    ['Insert the answer: 200 OK'],
  );
  assert.match(actions[0]?.edit?.changes?.[uri]?.[0]?.newText ?? '', /^### 200 OK\nSIP\/2\.0 200 OK\nVia: /u);
  assert.equal(await client.stop(), 0);
  await peer.close();
});
