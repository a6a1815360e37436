/** What a block asks for around its message, in an editor: others first, values, agreement, what must come of it, and what of it is kept. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { bundlesForFile } from '../support/file-bundles.ts';
import { type UdpPeer, udpPeer } from '../support/loopback.ts';
import { request, respond, startEditor, uri } from '../support/sending-editor.ts';

const bundles = bundlesForFile('server.js', 'worker.js');
let peer: UdpPeer;

before(async () => {
  peer = await udpPeer();
});

/** A request in a block of a name, with a line more in its head. */
function block(name: string, preamble: string, more = '', method = 'OPTIONS'): string {
  const text = request(peer.port, { method, preamble }).replace('### ask', `### ${name}`);
  return more === '' ? text : text.replace('Max-Forwards', `${more}\nMax-Forwards`);
}

function lineOf(text: string, start: string): number {
  return text.split('\n').findIndex((line) => line.startsWith(start));
}

test('a block is sent first, what it captured is filled in, and it is not sent again while it lives', async () => {
  const { client, events, send, until, stop } = await startEditor(bundles.folder);
  const register = block(
    'register',
    '# @capture who = header Contact.uri.user\n# @expect status == 2xx\n',
    '',
    'REGISTER',
  );
  const text = register + block('ask', '# @ref register\n# @expect status == 404\n', 'X-Who: {{who}}');
  await client.open(uri, text);
  const answer = send(lineOf(text, 'OPTIONS'));
  const first = await peer.heard.next();
  assert.match(first.text, /^REGISTER /u);
  const contact = /^Contact: (.*)\r$/mu.exec(first.text)?.[1];
  first.reply(respond(first, '200 OK', `Contact: ${contact};expires=60\r\n`));
  const second = await peer.heard.next();
  assert.match(second.text, /^OPTIONS [\s\S]*\r\nX-Who: alice\r\n/u);
  assert.deepEqual(await answer, { exchange: 'exchange-2' });
  second.reply(respond(second, '404 Not Found'));
  await until('done', 2);
  const [registered, asked] = events.filter(({ event }) => event === 'done');
  assert.deepEqual(registered?.checks, [
    { kind: 'expect', line: 2, text: 'status == 2xx', isMet: true, actual: '200' },
    { kind: 'capture', line: 1, text: 'who = header Contact.uri.user', isMet: true, actual: 'alice' },
  ]);
  assert.deepEqual(
    asked?.checks?.map(({ isMet, actual }) => [isMet, actual]),
    [[true, '404']],
  );
  await send(lineOf(text, 'OPTIONS'));
  const third = await peer.heard.next();
  assert.match(third.text, /^OPTIONS /u, 'the registration lives, so it is not sent again');
  third.reply(respond(third, '200 OK'));
  assert.equal((await until('done', 3)).checks?.[0]?.isMet, false);
  await stop();
});

test('one that could not be sent, or failed, keeps back the one that refers to it, and the reason is told', async () => {
  const { client, events, send, stop } = await startEditor(bundles.folder);
  const text =
    block('broken', '', 'X-Odd: {{nothing}}') +
    block('failing', '# @expect status == 200\n') +
    block('one', '# @ref broken\n') +
    block('two', '# @ref failing\n') +
    block('three', '# @ref three\n') +
    block('four', '# @ref nobody\n');
  await client.open(uri, text);
  const start = (name: string): number => lineOf(text, `### ${name}`) + 2;
  assert.deepEqual(await send(start('one')), { refused: 'nothing has no value.', position: { line: 3, character: 7 } });
  const two = send(start('two'));
  const heard = await peer.heard.next();
  heard.reply(respond(heard, '503 Service Unavailable'));
  const position = { line: start('two'), character: 0 };
  assert.deepEqual(await two, {
    refused: 'The block failing was sent before this one and did not get the answer that it wants.',
    position,
  });
  assert.match(JSON.stringify(await send(start('three'))), /and this one before it/u);
  assert.match(JSON.stringify(await send(start('four'))), /No block is called nobody/u);
  assert.equal(events.filter(({ event }) => event === 'sent').length, 1);
  await stop();
});

test('values are asked for, once for all that is sent together, and offered again the next time but for secrets', async () => {
  const values = { user: 'carol', pin: 's3cr3t' };
  const { client, prompted, send, until, stop } = await startEditor(bundles.folder, { values });
  const text = `# @prompt user Who asks?\n${block('first', '', 'X-User: {{user}}')}${block('second', '# @ref first\n# @prompt-secret pin\n', 'X-User: {{user}} {{pin}}')}`;
  await client.open(uri, text);
  const line = lineOf(text, '### second') + 3;
  for (const round of [1, 2]) {
    const answer = send(line);
    if (round === 1) {
      const first = await peer.heard.next();
      assert.match(first.text, /\r\nX-User: carol\r\n/u);
      first.reply(respond(first, '200 OK'));
    }
    const second = await peer.heard.next();
    assert.match(second.text, /\r\nX-User: carol s3cr3t\r\n/u);
    second.reply(respond(second, '200 OK'));
    assert.ok('exchange' in (await answer));
    await until('done', round + 1);
  }
  const user = { uri, name: 'user', question: 'Who asks?', secret: false };
  const pin = { uri, name: 'pin', question: '', secret: true };
  assert.deepEqual(prompted, [user, pin, { ...user, value: 'carol' }, pin]);
  await stop();
});

test('nothing leaves where a value is not given, in a folder that is not trusted, or in an editor that cannot ask', async () => {
  const preamble = '# @prompt user\n';
  const about = { position: { line: 2, character: 0 } };
  const refusals = [
    [{}, 'user was asked for and not given, so nothing left.'],
    [{ trusted: false }, 'Values are asked for only in a trusted folder.'],
    [{ exchanges: false }, 'This editor cannot ask for user: write @user = value into the block instead.'],
  ] as const;
  for (const [options, refused] of refusals) {
    const { client, send, stop } = await startEditor(bundles.folder, options);
    const messages = client.collect<{ message: string }>('window/showMessage');
    await client.open(uri, block('ask', preamble, 'X-User: {{user}}'));
    assert.deepEqual(await send(2), { refused, ...about });
    // An editor that knows nothing of our commands would not show what they answer.
    const shown = 'exchanges' in options ? [refused] : [];
    assert.deepEqual(
      messages.map(({ message }) => message),
      shown,
    );
    await stop();
  }
});

test('a note is agreed to or not, and a pause ends when everything is given up', async () => {
  const { client, send, events, stop } = await startEditor(bundles.folder);
  const notes: string[] = [];
  let agrees = false;
  client.connection.onRequest('window/showMessageRequest', ({ message, actions }) => {
    notes.push(message);
    return agrees ? actions[0] : null;
  });
  await client.open(uri, block('ask', '# @note Unplug the phone first\n# @sleep 60s\n'));
  assert.match(JSON.stringify(await send(3)), /The note was not agreed to/u);
  agrees = true;
  const waiting = send(3);
  while (notes.length < 2) await new Promise(setImmediate);
  await client.request('workspace/executeCommand', { command: 'sip.server.cancel', arguments: [{}] });
  assert.match(JSON.stringify(await waiting), /Cancelled\./u);
  assert.deepEqual(notes, ['Unplug the phone first', 'Unplug the phone first']);
  assert.deepEqual(events, []);
  await stop();
});

test('a loop sends one after the other, each when the last one has its answer', async () => {
  const { client, send, until, stop } = await startEditor(bundles.folder);
  await client.open(uri, block('ask', '# @loop for 3\n'));
  assert.deepEqual(await send(2), { exchange: 'exchange-1' });
  for (let round = 1; round <= 3; round += 1) {
    const heard = await peer.heard.next();
    heard.reply(respond(heard, '200 OK'));
    await until('done', round);
  }
  await stop();
});

test('a block of an imported file is sent first, and its own file is to blame for what is wrong in it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sipwright-import-'));
  const home = pathToFileURL(join(folder, 'main.sip')).href;
  const { client, stop } = await startEditor(bundles.folder);
  const ask = (line: number) =>
    client.request('workspace/executeCommand', {
      command: 'sip.server.send',
      arguments: [{ uri: home, position: { line, character: 0 } }],
    });
  writeFileSync(join(folder, 'others.sip'), `${block('elsewhere', '')}${block('odd', '', 'X-Odd: {{nothing}}')}`);
  const text = `# @import ./others.sip\n${block('ask', '# @ref elsewhere\n', 'X-Status: {{elsewhere.response.status}}')}${block('more', '# @ref odd\n')}`;
  await client.open(home, text);
  const answer = ask(3);
  const first = await peer.heard.next();
  assert.doesNotMatch(first.text, /X-Status/u);
  first.reply(respond(first, '200 OK'));
  const second = await peer.heard.next();
  assert.match(second.text, /\r\nX-Status: 200\r\n/u);
  second.reply(respond(second, '200 OK'));
  await answer;
  const refused = JSON.stringify(await ask(lineOf(text, '### more') + 2));
  assert.match(refused, /"refused":"\.\/others\.sip: nothing has no value\."/u);
  await stop();
  rmSync(folder, { recursive: true, force: true });
});
