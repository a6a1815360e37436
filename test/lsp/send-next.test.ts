/** What comes next behind a message that was sent: offered as lenses and code actions, filled from what was on the wire, and sendable as it stands. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApplyWorkspaceEditParams, CodeAction, CodeLens, ShowDocumentParams } from 'vscode-languageserver';
import { bundlesForFile } from '../support/file-bundles.ts';
import { type Heard, udpPeer } from '../support/loopback.ts';
import { type Editor, request, respond, startEditor, uri } from '../support/sending-editor.ts';
import { heardAs } from '../ua/phone.ts';

const bundles = bundlesForFile('server.js', 'worker.js');

async function nextIn({ client }: Editor, line = 1): Promise<readonly CodeAction[]> {
  const place = { line, character: 0 };
  const actions = await client.about<CodeAction[]>('codeAction', uri, {
    range: { start: place, end: place },
    context: { diagnostics: [], only: ['refactor.insert'] },
  });
  return actions.filter(({ title }) => title.startsWith('Next: '));
}

async function titles(editor: Editor, line?: number): Promise<readonly string[]> {
  return (await nextIn(editor, line)).map(({ title }) => title);
}

/** What a step would put below. */
async function block(editor: Editor, title: string, line?: number): Promise<string> {
  const action = (await nextIn(editor, line)).find((each) => each.title === title);
  return action?.edit?.changes?.[uri]?.[0]?.newText ?? '';
}

function valueIn(text: string, name: string): string {
  return new RegExp(`^${name}: (.*?)\r?$`, 'mu').exec(text)?.[1] ?? '';
}

function answered(heard: Heard, status: string, contact: string, body = ''): string {
  const fields = `Contact: <${contact}>\r\nRecord-Route: <sip:${contact.slice('sip:bob@'.length)};lr>\r\nAllow: INVITE, UPDATE\r\n`;
  if (body === '') return respond(heard, status, fields);
  const text = respond(heard, status, `${fields}Content-Type: application/sdp\r\n`);
  return text.replace('Content-Length: 0\r\n\r\n', `Content-Length: ${body.length}\r\n\r\n${body}`);
}

const offer = 'v=0\r\no=- 7 7 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 8\r\n';

test('a call: CANCEL while it rings, the ACK with an answer, then BYE, hold and UPDATE by route set and remote target', async () => {
  const peer = await udpPeer();
  const editor = await startEditor(bundles.folder);
  const { client, send, until } = editor;
  const edits: ApplyWorkspaceEditParams[] = [];
  client.connection.onRequest('workspace/applyEdit', (params: ApplyWorkspaceEditParams) => {
    edits.push(params);
    return { applied: true };
  });
  const call = request(peer.port, { method: 'INVITE' });
  await client.open(uri, call);
  assert.deepEqual(await titles(editor), []);
  await send(1);
  const invite = await peer.heard.next();
  invite.reply(respond(invite, '180 Ringing'));
  await until('response');
  assert.deepEqual(await titles(editor), ['Next: CANCEL']);
  const cancel = await block(editor, 'Next: CANCEL');
  for (const name of ['Via', 'From', 'Call-ID'])
    assert.equal(valueIn(cancel, name), valueIn(invite.text, name), `${name} is the INVITE's`);
  assert.equal(valueIn(cancel, 'CSeq'), '1 CANCEL');
  assert.match(cancel, /^### CANCEL\n# .+\nCANCEL sip:bob@127\.0\.0\.1:\d+ SIP\/2\.0\n/u);

  const contact = `sip:bob@127.0.0.1:${peer.port}`;
  invite.reply(answered(invite, '200 OK', contact, offer));
  await until('done');
  assert.deepEqual(await titles(editor), ['Next: ACK with the answer']);
  const ack = await block(editor, 'Next: ACK with the answer');
  assert.match(ack, /^m=audio \{\{\$rtpPort\}\} RTP\/AVP 8$/mu);
  assert.equal(valueIn(ack, 'To'), '<sip:bob@127.0.0.1>;tag=314159');
  assert.equal(valueIn(ack, 'CSeq'), '1 ACK');
  assert.equal(valueIn(ack, 'Route'), `<sip:127.0.0.1:${peer.port};lr>`);

  // The lens puts the same into the file.
  const lenses = await client.about<CodeLens[]>('codeLens', uri);
  const lens = lenses.find(({ command }) => command?.title === 'Next: ACK with the answer');
  assert.ok(lens?.command);
  assert.equal(await client.request('workspace/executeCommand', lens.command), null);
  assert.equal(edits[0]?.edit.changes?.[uri]?.[0]?.newText, ack);
  await client.change(uri, 2, { text: call + ack });
  const line = (call + ack).split('\n').findIndex((each) => each.startsWith('ACK '));
  assert.ok('exchange' in (await send(line)));
  const heard = await heardAs(peer, 'ACK');
  assert.match(heard.text, /^ACK .*\r\n[\s\S]*\r\n\r\nv=0\r\n/u);

  await until('done', 2);
  assert.deepEqual(await titles(editor), [
    'Next: BYE',
    'Next: INVITE that holds the call',
    'Next: INVITE that renews the session',
    'Next: UPDATE',
  ]);
  // Above the line there is less room.
  const shown = (await client.about<CodeLens[]>('codeLens', uri)).map(({ command }) => command?.title);
  for (const title of ['Next: BYE', 'Next: Hold', 'Next: Renew']) assert.ok(shown.includes(title), shown.join());
  const hold = await block(editor, 'Next: INVITE that holds the call');
  assert.match(hold, /^a=sendonly$/mu);
  assert.equal(valueIn(hold, 'CSeq'), '2 INVITE');
  const bye = await block(editor, 'Next: BYE');
  const whole = call + bye + ack;
  await client.change(uri, 3, { text: whole });
  const sent = await send(whole.split('\n').findIndex((each) => each.startsWith('BYE ')));
  assert.ok('exchange' in sent, JSON.stringify(sent));
  const end = await heardAs(peer, 'BYE');
  assert.ok(end.text.startsWith(`BYE ${contact} SIP/2.0\r\n`), end.text);
  assert.equal(valueIn(end.text, 'CSeq'), '2 BYE');
  assert.equal(valueIn(end.text, 'From'), valueIn(invite.text, 'From'));
  end.reply(respond(end, '200 OK'));
  await until('done', 4);
  assert.deepEqual(await titles(editor), [], 'the dialog is over');
  await editor.stop();
  await peer.close();
});

test('the editor goes to the block that was put in, where it can', async () => {
  const peer = await udpPeer();
  const editor = await startEditor(bundles.folder, {}, { window: { showDocument: { support: true } } });
  const { client, send, until } = editor;
  const shown: ShowDocumentParams[] = [];
  client.connection.onRequest('workspace/applyEdit', () => ({ applied: true }));
  client.connection.onRequest('window/showDocument', (params: ShowDocumentParams) => {
    shown.push(params);
    return { success: true };
  });
  const text = request(peer.port, { method: 'REGISTER' });
  await client.open(uri, text);
  await send(1);
  const register = await peer.heard.next();
  register.reply(respond(register, '423 Interval Too Brief', 'Min-Expires: 600\r\n'));
  await until('done');
  const lenses = await client.about<CodeLens[]>('codeLens', uri);
  const next = lenses.find(({ command }) => command?.command === 'sip.server.next')?.command;
  assert.ok(next, JSON.stringify(lenses));
  await client.request('workspace/executeCommand', next);
  const start = { line: text.split('\n').length - 1, character: 0 };
  assert.deepEqual(shown, [{ uri, takeFocus: true, selection: { start, end: start } }]);
  await editor.stop();
  await peer.close();
});

test('each fork of a call has steps of its own, told apart by its tag, and so are its answers', async () => {
  const peer = await udpPeer();
  const editor = await startEditor(bundles.folder);
  const { client, send, until, events } = editor;
  const edits: ApplyWorkspaceEditParams[] = [];
  client.connection.onRequest('workspace/applyEdit', (params: ApplyWorkspaceEditParams) => {
    edits.push(params);
    return { applied: true };
  });
  await client.open(uri, request(peer.port, { method: 'INVITE', preamble: '# @ack off\n' }));
  await send(2);
  const invite = await peer.heard.next();
  for (const tag of ['one', 'other'])
    invite.reply(answered(invite, '200 OK', `sip:${tag}@127.0.0.1:${peer.port}`).replace('314159', tag));
  await until('response', 2);
  assert.deepEqual(
    events.flatMap(({ event, tag }) => (event === 'response' ? [tag] : [])),
    ['one', 'other'],
  );
  assert.deepEqual(await titles(editor), ['Next: ACK (tag one)', 'Next: ACK (tag other)']);
  const lenses = await client.about<CodeLens[]>('codeLens', uri);
  const lens = lenses.find(({ command }) => command?.title === 'Next: ACK (tag other)');
  assert.ok(lens?.command);
  await client.request('workspace/executeCommand', lens.command);
  assert.equal(valueIn(edits[0]?.edit.changes?.[uri]?.[0]?.newText ?? '', 'To'), '<sip:bob@127.0.0.1>;tag=other');
  await editor.stop();
  await peer.close();
});

test('a registration: credentials, a longer time, refresh and removal, each under the next CSeq number', async () => {
  const peer = await udpPeer();
  const editor = await startEditor(bundles.folder);
  const { client, send, until } = editor;
  await client.open(uri, request(peer.port, { method: 'REGISTER' }));
  const ask = async (status: string, more: string): Promise<Heard> => {
    await send(1);
    const heard = await peer.heard.next();
    heard.reply(respond(heard, status, more));
    return heard;
  };
  await ask('401 Unauthorized', 'WWW-Authenticate: Digest realm="r", nonce="n", algorithm=SHA-256, qop="auth"\r\n');
  await until('done');
  const repeat = await block(editor, 'Next: REGISTER with credentials');
  assert.match(repeat, /^# @auth alice\nREGISTER /mu);
  assert.match(repeat, /^Via: SIP\/2\.0\/UDP 127\.0\.0\.1:\d+;branch=\{\{\$branch\}\};rport$/mu);
  assert.equal(valueIn(repeat, 'CSeq'), '2 REGISTER');

  await ask('423 Interval Too Brief', 'Min-Expires: 900\r\n');
  await until('done', 2);
  assert.equal(valueIn(await block(editor, 'Next: REGISTER for 900 s'), 'Expires'), '900');

  await send(1);
  const heard = await peer.heard.next();
  heard.reply(respond(heard, '200 OK', `Contact: ${valueIn(heard.text, 'Contact')};expires=60\r\n`));
  await until('done', 3);
  assert.deepEqual(await titles(editor), ['Next: REGISTER that refreshes', 'Next: REGISTER that removes']);
  const removal = await block(editor, 'Next: REGISTER that removes');
  assert.equal(valueIn(removal, 'Expires'), '0');
  assert.equal(valueIn(removal, 'Call-ID'), valueIn(heard.text, 'Call-ID'));
  assert.equal(valueIn(removal, 'Contact'), valueIn(heard.text, 'Contact'));
  await editor.stop();
  await peer.close();
});

test('what an answer says is not obeyed where it is filled in', async () => {
  const peer = await udpPeer();
  const editor = await startEditor(bundles.folder);
  await editor.client.open(uri, request(peer.port, { method: 'INVITE' }));
  await editor.send(1);
  const invite = await peer.heard.next();
  invite.reply(respond(invite, '302 Moved Temporarily', 'Contact: <sip:{{$secret x}}@127.0.0.1>\r\n'));
  await editor.until('done');
  const text = await block(editor, 'Next: INVITE to sip:\\{{$secret x}}@127.0.0.1');
  assert.match(text, /^INVITE sip:\\\{\{\$secret x\}\}@127\.0\.0\.1 SIP\/2\.0$/mu);
  await editor.stop();
  await peer.close();
});
