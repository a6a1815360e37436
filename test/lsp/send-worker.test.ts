/** What is between an open document and the wire: the bytes are those that are meant, and the worker that sends them may die. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { bundlesForFile } from '../support/file-bundles.ts';
import { tcpPeer, udpPeer } from '../support/loopback.ts';
import { freePort } from '../support/scene.ts';
import { request, respond, startEditor, uri } from '../support/sending-editor.ts';

const bundles = bundlesForFile('server.js', 'worker.js');

/** Texts, and what must leave, one character for each byte. */
const exact: readonly {
  readonly name: string;
  readonly text: string;
  readonly wire: string;
  readonly encoding?: string;
}[] = [
  {
    name: 'folds, odd blanks and odd case stay; line ends become CRLF; the head is ended',
    text: 'options  SIP:a SIP/2.0\nvIA :SIP/2.0/UDP  h\n  ;branch=1  \nX:\t\n',
    wire: 'options  SIP:a SIP/2.0\r\nvIA :SIP/2.0/UDP  h\r\n  ;branch=1  \r\nX:\t\r\n\r\n',
  },
  {
    name: 'what is taken out, and what only looks so',
    text: 'OPTIONS sip:a SIP/2.0\n#Via: x\n\\#A: \\{{b}}\nContent-Length: 12\n\n#a\n\\### b\nx\n### next\nBYE x SIP/2.0\n',
    wire: 'OPTIONS sip:a SIP/2.0\r\n#A: {{b}}\r\nContent-Length: 12\r\n\r\n#a\r\n### b\r\nx',
  },
  { name: '@raw: as on disk', text: '# @raw chomp\nOPTIONS {{x}}\n#y\r\nz\n\n', wire: 'OPTIONS {{x}}\n#y\r\nz\n' },
  {
    name: '@escapes: what a text cannot hold',
    text: '# @escapes\nOPTIONS sip:a SIP/2.0\nX: \\0\\xff\\r\\n\\tb\\\\\n\n',
    wire: 'OPTIONS sip:a SIP/2.0\r\nX: \0\xff\r\n\tb\\\r\n\r\n',
  },
  { name: '@eol lf', text: '# @eol lf\nOPTIONS sip:a SIP/2.0\nX: y\n\n', wire: 'OPTIONS sip:a SIP/2.0\nX: y\n\n' },
  {
    name: 'a charset counts bytes',
    text: 'MESSAGE sip:a SIP/2.0\nSubject: 中\nContent-Type: text/plain\nContent-Length: 4\n\n文中\n',
    wire: 'MESSAGE sip:a SIP/2.0\r\nSubject: \xd6\xd0\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\n\xce\xc4\xd6\xd0',
    encoding: 'gb18030',
  },
  {
    name: 'a wrong Content-Length stays wrong',
    text: 'MESSAGE sip:a SIP/2.0\nContent-Type: text/plain\nContent-Length: 99\n\nbody\n',
    wire: 'MESSAGE sip:a SIP/2.0\r\nContent-Type: text/plain\r\nContent-Length: 99\r\n\r\nbody',
  },
];

test('the bytes on the wire are those that are meant, over UDP and TCP', async () => {
  const { client, stop } = await startEditor(bundles.folder);
  for (const [index, { name, text, wire, encoding = 'utf8' }] of exact.entries()) {
    for (const [transport, peer] of [
      ['udp', await udpPeer()],
      ['tcp', await tcpPeer()],
    ] as const) {
      const document = `file:///${transport}-${index}.sip`;
      await client.open(document, `# @target ${transport}:127.0.0.1:${peer.port}\n# @retransmit off\n${text}`);
      await client.connection.sendNotification('sip/documentEncoding', { uri: document, encoding });
      const answer = await client.request<object>('workspace/executeCommand', {
        command: 'sip.server.send',
        arguments: [{ uri: document, position: { line: 3, character: 0 } }],
      });
      assert.ok('exchange' in answer, `${name}: ${JSON.stringify(answer)}`);
      assert.equal((await peer.heard.next()).text, wire, `${name}, ${transport}`);
      await client.close(document);
      await peer.close();
    }
  }
  await stop();
});

/** What an editor's text cannot hold: NUL, a lone CR, line ends of both kinds, and bytes that are no UTF-8. */
const odd = 'OPTIONS {{x}}\n\0a\rb\r\nc\xff\xe4\n';

test('# @raw and # @send-file send what stands on the disk, to the byte, though no editor shows it so', async () => {
  const { client, stop } = await startEditor(bundles.folder);
  for (const [transport, peer] of [
    ['udp', await udpPeer()],
    ['tcp', await tcpPeer()],
  ] as const) {
    const head = `# @target ${transport}:127.0.0.1:${peer.port}\n# @retransmit off\n`;
    const path = join(bundles.folder, `${transport}.sip`);
    const text = `### one\n${head}\n### raw\n${head}# @raw\n# @charset gb18030\n${odd}### file\n${head}# @send-file odd.bin\n`;
    writeFileSync(path, Buffer.from(text, 'latin1'));
    writeFileSync(join(bundles.folder, 'odd.bin'), Buffer.from(odd, 'latin1'));
    const document = pathToFileURL(path).href;
    // As VS Code reads it: one kind of line end, and a mark for what is no text.
    const shown = new TextDecoder().decode(Buffer.from(text, 'latin1')).replaceAll(/\r\n?/g, '\n');
    await client.open(document, shown);
    const sendAt = (line: number) =>
      client.request<{ refused?: string; exchange?: string }>('workspace/executeCommand', {
        command: 'sip.server.send',
        arguments: [{ uri: document, position: { line, character: 0 } }],
      });
    for (const line of [8, 16]) {
      assert.ok((await sendAt(line)).exchange !== undefined, JSON.stringify(await sendAt(line)));
      assert.equal((await peer.heard.next()).text, odd, `${transport} ${line}`);
    }
    await client.change(document, 2, { text: `${shown}# more\n` });
    assert.equal(
      (await sendAt(8)).refused,
      'What # @raw sends are the bytes on the disk, and the document is not saved. Save it first.',
    );
    await client.close(document);
    await peer.close();
  }
  await stop();
});

test('an editor that goes without a word takes the server with it, whatever is under way', async () => {
  const peer = await udpPeer();
  const { client, send, until } = await startEditor(bundles.folder);
  await client.open(uri, request(peer.port));
  await send(1);
  await until('sent');
  const ended = once(client.process, 'exit');
  client.process.stdin?.end();
  assert.deepEqual(await ended, [1, null]);
  await peer.close();
});

test('when the worker dies, what waited is told, and a port at which it heard is opened anew', async () => {
  appendFileSync(
    join(bundles.folder, 'worker.js'),
    `import('node:worker_threads').then(({ parentPort }) =>
       parentPort.on('message', ({ outgoing }) => {
         if (outgoing && Buffer.from(outgoing.bytes).includes('X-Dies')) throw new Error('it dies');
       }));`,
  );
  const port = await freePort();
  const peer = await udpPeer();
  const waiting = `### wait\n# @local 127.0.0.1:${port}\n# @recv MESSAGE\n`;
  const { client, send, until, events } = await startEditor(bundles.folder);
  await client.open(uri, `${waiting}${request(peer.port).replace('Max-Forwards', 'X-Dies: 1\nMax-Forwards')}`);
  await send(2);
  // Told as the port is opened, and once it is.
  await until('waiting', 2);
  await send(4);
  await until('failed', 2);
  await client.until(() => events.filter(({ event }) => event === 'done')[1]);
  await client.change(uri, 2, { text: waiting });
  const all = client.request('workspace/executeCommand', { command: 'sip.server.sendAll', arguments: [{ uri }] });
  await until('waiting', 4);
  const lines = ['MESSAGE sip:a SIP/2.0', 'Via: SIP/2.0/UDP h;branch=z9hG4bK1;rport', 'Call-ID: a', 'CSeq: 1 MESSAGE'];
  const told = client.until(() => events.find(({ event }) => event === 'request'));
  peer.say([...lines, '', ''].join('\r\n'), { address: '127.0.0.1', port });
  await told;
  assert.deepEqual(await all, { passed: 1, failed: 0, refusals: [] });
  assert.equal(await client.stop(), 0);
  await peer.close();
});

test('when the worker dies, that is told, and the next message leaves by a new one', async () => {
  const worker = join(bundles.folder, 'worker.js');
  appendFileSync(
    worker,
    `import('node:worker_threads').then(({ parentPort }) =>
       parentPort.on('message', ({ exchange }) => { if (exchange === 'exchange-1') throw new Error('it dies'); }));`,
  );
  const peer = await udpPeer();
  const { client, send, until, events } = await startEditor(bundles.folder);
  await client.open(uri, request(peer.port));
  await send(1);
  const failed = await until('failed');
  assert.equal(failed.note, 'The part of the server that sends has ended. Send again.');
  assert.equal((await until('done')).dialogOpen, undefined);
  await client.until(() => client.log.find((line) => line.includes('it dies')));
  await send(1);
  const heard = await peer.heard.next();
  heard.reply(respond(heard, '200 OK'));
  assert.equal((await until('done', 2)).status, 200);
  assert.deepEqual(
    events.map(({ exchange, event }) => `${exchange.at(-1)} ${event}`),
    ['1 failed', '1 done', '2 sent', '2 response', '2 done'],
  );
  assert.deepEqual(await client.request('sip/status', undefined), { faults: 1 });
  assert.equal(await client.stop(), 0);
  await peer.close();
});
