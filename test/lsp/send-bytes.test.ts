/** Every directive about bytes, exactly and fresh, over UDP and TCP: what the socket of the peer captures is what was meant, to the byte. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { bundlesForFile } from '../support/file-bundles.ts';
import { tcpPeer, udpPeer } from '../support/loopback.ts';
import { startEditor } from '../support/sending-editor.ts';

const bundles = bundlesForFile('server.js', 'worker.js');

/** NUL, a lone CR, a lone LF, and bytes that are no UTF-8, one character for each. */
const odd = 'a\0b\rc\nd\xff\xe4';

/** What Send fresh writes anew, and so is not compared then. */
const renewed = /^(?:Via|From|Call-ID|CSeq): [^\r\n]*/gm;

/** A request with whatever ends its head, and a body. */
function message(lineEnd: string, more: string, body: string): string {
  const head = [
    'MESSAGE sip:bob@example.com SIP/2.0',
    'Via: SIP/2.0/{{$transport}} 127.0.0.1;rport;branch=z9hG4bK1',
    'From: <sip:alice@example.com>;tag=1',
    'To: <sip:bob@example.com>',
    'Call-ID: 1@example.com',
    'CSeq: 1 MESSAGE',
    'Content-Type: text/plain',
    `Content-Length: ${body.length}`,
  ];
  return [...head, ...(more === '' ? [] : [more]), '', body].join(lineEnd);
}

interface Case {
  readonly name: string;
  readonly directives: string;
  /** As it stands on the disk, one character for each byte. */
  readonly disk: string;
  /** As it is to leave; the same where nothing is said. */
  readonly wire?: string;
}

const cases: readonly Case[] = [
  {
    name: '# @raw',
    directives: '# @raw\n',
    disk: message('\r\n', `X: ${odd.replace('\n', '')}`, odd).replace('{{$transport}}', 'UDP'),
  },
  {
    name: '# @escapes',
    directives: '# @escapes\n',
    disk: message('\n', 'X: \\0\\r\\xff\\xe4', odd).replace(odd, 'a\\0b\\rc\\nd\\xff\\xe4'),
    wire: message('\r\n', 'X: \0\r\xff\xe4', odd),
  },
  {
    name: '# @eol lf, # @eol-body cr',
    directives: '# @eol lf\n# @eol-body cr\n',
    disk: message('\n', 'X: y', 'one\ntwo'),
    wire: message('\n', 'X: y', 'one\rtwo'),
  },
  {
    name: '# @charset',
    directives: '# @charset gb18030\n',
    disk: message('\n', 'Subject: \xe4\xb8\xad', '\xe6\x96\x87').replace('Length: 3', 'Length: 2'),
    wire: message('\r\n', 'Subject: \xd6\xd0', '\xce\xc4'),
  },
  {
    name: '# @send-file',
    directives: '# @send-file odd.bin\n',
    disk: '',
    wire: message('\r\n', `X: ${odd.replace('\n', '')}`, odd).replace('{{$transport}}', 'UDP'),
  },
];

for (const { name, directives, disk, wire = disk } of cases)
  test(`${name}: the bytes on the wire are the bytes that were meant, exactly and fresh, over UDP and TCP`, async () => {
    const { client, stop } = await startEditor(bundles.folder);
    for (const [transport, peer] of [
      ['udp', await udpPeer()],
      ['tcp', await tcpPeer()],
    ] as const) {
      const text = `# @target ${transport}:127.0.0.1:${peer.port}\n# @retransmit off\n${directives}${disk}`;
      const path = join(bundles.folder, 'bytes.sip');
      writeFileSync(path, Buffer.from(text, 'latin1'));
      writeFileSync(join(bundles.folder, 'odd.bin'), Buffer.from(wire, 'latin1'));
      const uri = pathToFileURL(path).href;
      // As VS Code reads it: one kind of line end, and a mark for what is no text.
      await client.open(uri, new TextDecoder().decode(Buffer.from(text, 'latin1')).replaceAll(/\r\n?/g, '\n'));
      const meant = wire.replace('{{$transport}}', transport.toUpperCase());
      for (const command of ['send', 'sendFresh']) {
        const answer = await client.request<object>('workspace/executeCommand', {
          command: `sip.server.${command}`,
          arguments: [{ uri, position: { line: 1, character: 0 } }],
        });
        assert.ok('exchange' in answer, `${command} ${transport}: ${JSON.stringify(answer)}`);
        let heard = '';
        while (heard.length < meant.length) heard += (await peer.heard.next()).text;
        const isFresh = command === 'sendFresh';
        const [got, wanted] = isFresh ? [heard, meant].map((each) => each.replaceAll(renewed, '')) : [heard, meant];
        assert.equal(got, wanted, `${command}, ${transport}`);
        if (isFresh) assert.notEqual(heard, meant);
      }
      await client.close(uri);
      await peer.close();
    }
    await stop();
  });
