/** A phone played from one file in the editor: registered, called by another user agent, answered by offered blocks, held, and hung up. */

import assert from 'node:assert/strict';
import { extensions, type TextDocument, workspace } from 'vscode';
import { click } from './lens.ts';
import { answerTo, OtherEnd, valueIn } from './other-end.ts';
import { open } from './support.ts';

const sdp = 'v=0\r\no=- 7 7 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n';

suite('a phone', () => {
  const other = new OtherEnd();
  let port: number;

  suiteSetup(async () => {
    await extensions.getExtension('sipwright.sipwright')?.activate();
    port = await other.start();
  });

  suiteTeardown(() => other.stop());

  test('is registered, called, answers, holds and hangs up without leaving the file', async () => {
    const { document } = await open(register(port));
    await click(document, 'Send');
    const binding = await other.next('REGISTER ');
    const contact = valueIn(binding.text, 'Contact');
    other.say(answerTo(binding.text, '200 OK', [`Contact: ${contact};expires=60`]), binding.from);

    const { from } = binding;
    const invite = [
      `INVITE ${contact.slice(1, -1)} SIP/2.0`,
      `Via: SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bKcarol;rport`,
      `Record-Route: <sip:127.0.0.1:${port};lr>`,
      'Max-Forwards: 70',
      'From: "Carol" <sip:carol@example.com>;tag=carol',
      'To: <sip:alice@127.0.0.1>',
      'Call-ID: call-to-alice',
      'CSeq: 9 INVITE',
      `Contact: <sip:carol@127.0.0.1:${port}>`,
      'Content-Type: application/sdp',
      `Content-Length: ${sdp.length}`,
    ];
    other.say(`${invite.join('\r\n')}\r\n\r\n${sdp}`, from);
    await take(document, 'Answer the INVITE: 180 Ringing');
    const ringing = await other.next('SIP/2.0 180 ');
    await take(document, 'Answer the INVITE: 200 OK');
    const accepted = await other.next('SIP/2.0 200 ');
    for (const name of ['Via', 'Record-Route', 'From', 'Call-ID', 'CSeq', 'To'])
      assert.equal(valueIn(accepted.text, name), valueIn(ringing.text, name), `${name} is the same in all answers`);
    assert.match(valueIn(accepted.text, 'To'), /;tag=\w+$/u);
    assert.match(accepted.text, /\r\n\r\nv=0\r\n/u);
    other.say(acknowledging(accepted.text, contact, port), from);

    await take(document, 'Next: Hold', 'INVITE ');
    const hold = await other.next('INVITE ');
    assert.match(hold.text, /^a=sendonly\r$/mu);
    assert.equal(valueIn(hold.text, 'To'), '"Carol" <sip:carol@example.com>;tag=carol');
    other.say(
      answerTo(hold.text, '200 OK', [`Contact: <sip:carol@127.0.0.1:${port}>`, 'Content-Type: application/sdp'], sdp),
      hold.from,
    );
    await other.next('ACK ');

    await take(document, 'Next: BYE');
    const bye = await other.next('BYE ');
    assert.equal(valueIn(bye.text, 'Call-ID'), 'call-to-alice');
    assert.ok(Number(valueIn(bye.text, 'CSeq').split(' ')[0]) > Number(valueIn(hold.text, 'CSeq').split(' ')[0]));
    other.say(answerTo(bye.text, '200 OK'), bye.from);
  });
});

function register(port: number): string {
  return `### alice
REGISTER sip:127.0.0.1:${port} SIP/2.0
Via: SIP/2.0/UDP {{$localIp}}:{{$localPort}};branch={{$branch}};rport
Max-Forwards: 70
From: <sip:alice@127.0.0.1>;tag={{$tag}}
To: <sip:alice@127.0.0.1>
Call-ID: {{$callId}}
CSeq: 1 REGISTER
Contact: <sip:alice@{{$localIp}}:{{$localPort}}>
Content-Length: 0

`;
}

/** Clicks the lens that puts a block into the file, and sends that block by the lens above it. */
async function take(document: TextDocument, title: string, method?: string): Promise<void> {
  const before = document.version;
  await click(document, title);
  while (document.version === before) await nextChange(document);
  const isReply = title.startsWith('Answer');
  const [, rest = ''] = title.split(': ');
  const wanted = method ?? (isReply ? `SIP/2.0 ${rest}` : `${rest} `);
  const lines = document.getText().split(/\r?\n/u);
  const line = lines.findLastIndex((each) => each.startsWith(wanted) && (isReply || each.endsWith(' SIP/2.0')));
  await click(document, 'Send', line);
}

function nextChange(document: TextDocument): Promise<void> {
  return new Promise((resolve) => {
    const subscription = workspace.onDidChangeTextDocument((event) => {
      if (event.document !== document) return;
      subscription.dispose();
      resolve();
    });
  });
}

function acknowledging(accepted: string, contact: string, port: number): string {
  return [
    `ACK ${contact.slice(1, -1)} SIP/2.0`,
    `Via: SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bKack;rport`,
    'Max-Forwards: 70',
    ...['From', 'To', 'Call-ID'].map((name) => `${name}: ${valueIn(accepted, name)}`),
    'CSeq: 9 ACK',
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
}
