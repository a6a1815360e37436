/** Completion over standard input and output at each place of the grammar: the text after an item was taken, with its tab stops. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { CompletionItem, CompletionList } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { bundlesForFile } from '../support/file-bundles.ts';
import { udpPeer } from '../support/loopback.ts';
import { atCursor } from '../support/marked-document.ts';
import { request, respond, startEditor, uri } from '../support/sending-editor.ts';
import { testedServer } from '../support/tested-server.ts';

const server = testedServer();
const bundles = bundlesForFile('server.js', 'worker.js');

interface Case {
  readonly take: string;
  readonly before: string;
  readonly after: string;
}

const line = 'INVITE sip:bob@example.com SIP/2.0';

/** The whole text is what stands here. */
const starts: readonly Case[] = [
  { take: 'MESSAGE', before: 'MES| sip:b@c SIP/2.0\n', after: 'MESSAGE sip:b@c SIP/2.0\n' },
  { take: 'sip:', before: 'INVITE | SIP/2.0\n', after: 'INVITE sip: SIP/2.0\n' },
  { take: 'transport', before: 'INVITE sip:b@c;| SIP/2.0\n', after: 'INVITE sip:b@c;transport= SIP/2.0\n' },
  { take: 'tls', before: 'INVITE sip:b@c;transport=| SIP/2.0\n', after: 'INVITE sip:b@c;transport=tls SIP/2.0\n' },
  { take: '486 Busy Here', before: 'SIP/2.0 |\n', after: 'SIP/2.0 486 Busy Here\n' },
  { take: 'Busy Here', before: 'SIP/2.0 486 |\n', after: 'SIP/2.0 486 Busy Here\n' },
  { take: '# @target', before: `# @ta|\n${line}\n`, after: `# @target \n${line}\n` },
  { take: 'full', before: `# @retransmit |\n${line}\n`, after: `# @retransmit full\n${line}\n` },
  { take: '$callId', before: `@id = {{$cal|\n${line}\n`, after: `@id = {{$callId}}\n${line}\n` },
];

/** What stands here is below a start line. */
const fields: readonly Case[] = [
  { take: 'Via', before: 'Vi|', after: 'Via: ' },
  { take: '100rel', before: 'Supported: 1|', after: 'Supported: 100rel' },
  { take: 'timer', before: 'Require: 100rel, |', after: 'Require: 100rel, timer' },
  { take: 'BYE', before: 'Allow: INVITE, |', after: 'Allow: INVITE, BYE' },
  { take: '486', before: 'Reason: SIP;cause=|', after: 'Reason: SIP;cause=486' },
  { take: '3600', before: 'Expires: |', after: 'Expires: 3600' },
  {
    take: '"Alice" <sip:alice@example.com>;tag={{$tag}}',
    before: 'From: |',
    after: `From: "\${1:Alice}" <sip:\${2:alice}@\${3:example.com}>;tag={{\\$tag\\}\\}`,
  },
  {
    take: 'SIP/2.0/UDP {{$localIp}}:{{$localPort}};rport;branch={{$branch}}',
    before: 'Via: |',
    after: 'Via: SIP/2.0/UDP {{$localIp}}:{{$localPort}};rport;branch={{$branch}}',
  },
];

/** What stands here is the end of a session description. */
const lines: readonly Case[] = [
  { take: 'sendonly', before: 'm=audio 4000 RTP/AVP 0\na=sen|', after: 'm=audio 4000 RTP/AVP 0\na=sendonly' },
  { take: 'RTP/AVP', before: 'm=audio 4000 |', after: 'm=audio 4000 RTP/AVP' },
  { take: '8', before: 'm=audio 4000 RTP/AVP 0 |', after: 'm=audio 4000 RTP/AVP 0 8' },
  {
    take: '96',
    before: 'm=audio 4000 RTP/AVP 96\na=rtpmap:| opus/48000/2',
    after: 'm=audio 4000 RTP/AVP 96\na=rtpmap:96 opus/48000/2',
  },
  {
    take: 'opus/48000/2',
    before: 'm=audio 4000 RTP/AVP 96\na=rtpmap:96 op|',
    after: 'm=audio 4000 RTP/AVP 96\na=rtpmap:96 opus/48000/2',
  },
  { take: 'c=IN IP4 192.0.2.1', before: 'c|', after: `c=IN IP4 \${1:192.0.2.1}` },
];

const head = `${line}\n`;
const description = `${head}Content-Type: application/sdp\n\nv=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n`;

suite('an item that is taken', () => {
  for (const [above, cases] of [
    ['', starts],
    [head, fields],
    [description, lines],
  ] as const)
    for (const { take, before, after } of cases)
      test(JSON.stringify(before), async () => {
        assert.equal(await taken(`${above}${before}`, take), `${above}${after}`);
      });
});

test('what an answer said can be named, once it has come', async () => {
  const peer = await udpPeer();
  const editor = await startEditor(bundles.folder);
  const text = `${request(peer.port)}### next\nBYE sip:b@c SIP/2.0\nTo: {{ask.response.headers.}}\n`;
  const document = TextDocument.create(uri, 'sip', 1, text);
  await editor.client.open(uri, text);
  const place = document.positionAt(text.indexOf('headers.}}') + 'headers.'.length);
  const labels = async () =>
    (await editor.client.at<CompletionList>('completion', uri, place)).items.map(({ label }) => label);
  assert.ok(!(await labels()).includes('X-Said'));
  await editor.send(1);
  const heard = await peer.heard.next();
  heard.reply(respond(heard, '200 OK', 'X-Said: yes\r\n'));
  await editor.until('done');
  assert.ok((await labels()).includes('X-Said'));
  await editor.stop();
  await peer.close();
});

/** The text after the item was taken; a snippet keeps its tab stops. */
function taken(marked: string, label: string): Promise<string> {
  return atCursor(server.client, marked, async ({ document, position }) => {
    const { items } = await server.client.at<CompletionList>('completion', document.uri, position);
    const item: CompletionItem | undefined = items.find((each) => each.label === label);
    assert.ok(item?.textEdit !== undefined && 'range' in item.textEdit, items.map((each) => each.label).join(' · '));
    return TextDocument.applyEdits(document, [item.textEdit]);
  });
}
