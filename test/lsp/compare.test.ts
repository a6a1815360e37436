/** The last two answers to a message, compared by the server: by the place of the message in any editor, or as the editor has kept them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CompareAnswer } from '../../server/src/protocol.ts';
import { bundlesForFile } from '../support/file-bundles.ts';
import { udpPeer } from '../support/loopback.ts';
import { type Editor, request, respond, startEditor, uri } from '../support/sending-editor.ts';

const bundles = bundlesForFile('server.js', 'worker.js');

function compare({ client }: Editor, argument: object): Promise<CompareAnswer & { readonly refused?: string }> {
  return client.request('workspace/executeCommand', { command: 'sip.server.compare', arguments: [argument] });
}

const place = { uri, position: { line: 1, character: 0 } };

test('two answers that differ in nothing but what always does are the same; what is new stands out', async () => {
  const peer = await udpPeer();
  const editor = await startEditor(bundles.folder);
  await editor.client.open(uri, request(peer.port));
  assert.match((await compare(editor, place)).refused ?? '', /not been answered twice/u);
  const answers = ['', '', 'Retry-After: 5\r\n'];
  for (const [index, more] of answers.entries()) {
    await editor.send(1);
    const heard = await peer.heard.next();
    const date = `Date: Sat, 13 Nov 2010 23:29:0${index} GMT\r\n`;
    heard.reply(respond(heard, '200 OK', date + more).replace('314159', `far-end-${index}`));
    await editor.until('done', index + 1);
    if (index === 0) assert.match((await compare(editor, place)).refused ?? '', /not been answered twice/u);
    if (index !== 1) continue;
    const { before, after } = await compare(editor, place);
    assert.equal(before, after);
    assert.match(before, /^SIP\/2\.0 200 OK\nVia: SIP\/2\.0\/UDP 127\.0\.0\.1:⟨port⟩;branch=⟨branch⟩;rport\n/u);
    assert.match(before, /\nDate: ⟨date⟩\n/u);
  }
  const { before, after } = await compare(editor, place);
  assert.equal(after.replace('Retry-After: 5\n', ''), before);
  assert.notEqual(after, before);
  await editor.stop();
  await peer.close();
});

test('a call is compared by its answer, not by that to its BYE or CANCEL', async () => {
  const peer = await udpPeer();
  const editor = await startEditor(bundles.folder);
  await editor.client.open(uri, request(peer.port, { method: 'INVITE' }));
  for (const [index, status] of ['486 Busy Here', '603 Decline'].entries()) {
    await editor.send(1);
    const heard = await peer.heard.next();
    heard.reply(respond(heard, '180 Ringing'));
    heard.reply(respond(heard, status));
    assert.match((await peer.heard.next()).text, /^ACK /u);
    await editor.until('done', index + 1);
  }
  const { before, after } = await compare(editor, place);
  assert.match(before, /^SIP\/2\.0 486 Busy Here\n/u);
  assert.match(after, /^SIP\/2\.0 603 Decline\n/u);
  await editor.stop();
  await peer.close();
});

test('what an editor has kept is compared as well, and nothing in it can be obeyed', async () => {
  const editor = await startEditor(bundles.folder);
  const answer = (tag: string) => ({
    text: `SIP/2.0 200 \u{1B}[31mOK\nTo: <sip:a>;tag=${tag}\n\n`,
    local: '127.0.0.1:1',
  });
  const { before, after } = await compare(editor, { before: answer('one'), after: answer('two') });
  assert.equal(before, 'SIP/2.0 200 ␛[31mOK\nTo: <sip:a>;tag=⟨tag⟩\n\n');
  assert.equal(after, before);
  for (const argument of [{}, { before: answer('x') }, { before: { text: 7 }, after: answer('y') }, { uri: 7 }])
    assert.ok((await compare(editor, argument)).refused !== undefined);
  await editor.stop();
});
