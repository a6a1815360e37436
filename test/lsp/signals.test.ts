/** A server that is ended by a signal, as some editors do it, leaves no call behind. */

import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { bundlesForFile } from '../support/file-bundles.ts';
import { endWithFile } from '../support/leftovers.ts';
import { type UdpPeer, udpPeer } from '../support/loopback.ts';
import { request, respond, startEditor, uri } from '../support/sending-editor.ts';

const bundles = bundlesForFile('server.js', 'worker.js');

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  test(`${signal} in a call`, async () => {
    const [editor, peer] = [await startEditor(bundles.folder), await udpPeer()];
    await editor.client.open(uri, request(peer.port, { method: 'INVITE' }));
    await editor.send(1);
    await answer(peer);
    const ended = once(editor.client.process, 'exit');
    editor.client.process.kill(signal);
    const bye = await peer.heard.next();
    assert.match(bye.text, /^BYE /u);
    bye.reply(respond(bye, '200 OK'));
    assert.deepEqual(await ended, [null, signal]);
    await peer.close();
  });
}

test('SIGTERM while it rings', async () => {
  const [editor, peer] = [await startEditor(bundles.folder), await udpPeer()];
  await editor.client.open(uri, request(peer.port, { method: 'INVITE' }));
  await editor.send(1);
  const invite = await peer.heard.next();
  invite.reply(respond(invite, '180 Ringing'));
  await editor.until('response');
  const ended = once(editor.client.process, 'exit');
  editor.client.process.kill('SIGTERM');
  const cancel = await peer.heard.next();
  assert.match(cancel.text, /^CANCEL /u);
  cancel.reply(respond(cancel, '200 OK'));
  invite.reply(respond(invite, '487 Request Terminated'));
  assert.match((await peer.heard.next()).text, /^ACK /u);
  await ended;
  await peer.close();
});

test('a signal where nothing was sent, and before anybody has said hello', async () => {
  const editor = await startEditor(bundles.folder);
  const ended = once(editor.client.process, 'exit');
  editor.client.process.kill('SIGTERM');
  assert.deepEqual(await ended, [null, 'SIGTERM']);
  const child = fork(`${bundles.folder}/server.js`, ['--node-ipc'], { stdio: 'ignore' });
  const done = endWithFile(() => child.kill('SIGKILL'));
  const gone = once(child, 'exit');
  await once(child, 'spawn');
  child.disconnect();
  await gone;
  done();
});

test('an editor that is gone, in a call', async () => {
  const peer = await udpPeer();
  const child = fork(`${bundles.folder}/server.js`, ['--node-ipc'], { stdio: 'ignore' });
  const done = endWithFile(() => child.kill('SIGKILL'));
  let id = 0;
  const ask = async (method: string, params: unknown): Promise<void> => {
    id += 1;
    const asked = id;
    child.send({ jsonrpc: '2.0', id: asked, method, params });
    for (;;) {
      const [said] = (await once(child, 'message')) as [{ readonly id?: number; readonly method?: string }];
      if (said.id === asked && said.method === undefined) return;
    }
  };
  await ask('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
    initializationOptions: { exchanges: true, trusted: true },
  });
  child.send({ jsonrpc: '2.0', method: 'initialized', params: {} });
  const text = request(peer.port, { method: 'INVITE' });
  const textDocument = { uri, languageId: 'sip', version: 1, text };
  child.send({ jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument } });
  const place = { uri, position: { line: 1, character: 0 } };
  const sent = ask('workspace/executeCommand', { command: 'sip.server.send', arguments: [place] });
  const invite = await peer.heard.next();
  await sent;
  invite.reply(respond(invite, '200 OK', `Contact: <sip:bob@127.0.0.1:${peer.port}>\r\n`));
  assert.match((await peer.heard.next()).text, /^ACK /u);
  const gone = once(child, 'exit');
  child.disconnect();
  const bye = await peer.heard.next();
  assert.match(bye.text, /^BYE /u);
  bye.reply(respond(bye, '200 OK'));
  assert.deepEqual(await gone, [1, null]);
  done();
  await peer.close();
});

/** Picks up, and hears the ACK. */
async function answer(peer: UdpPeer): Promise<void> {
  const invite = await peer.heard.next();
  invite.reply(respond(invite, '200 OK', `Contact: <sip:bob@127.0.0.1:${peer.port}>\r\n`));
  assert.match((await peer.heard.next()).text, /^ACK /u);
}
