/** A phone played from one file: it registers, is called, answers with blocks that are offered, holds the call and hangs up. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundlesForFile } from '../support/file-bundles.ts';
import { tcpPeer, udpPeer } from '../support/loopback.ts';
import { playFile } from '../support/played-file.ts';
import { request, respond, startEditor, uri } from '../support/sending-editor.ts';
import { heardAs } from '../ua/phone.ts';

const bundles = bundlesForFile('server.js', 'worker.js');

const offer = 'v=0\r\no=- 7 7 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 8\r\n';

test('register, be called, ring, answer, hold, hang up', async () => {
  const peer = await udpPeer();
  const editor = await startEditor(bundles.folder);
  const { send, until, stop } = editor;
  const { offered: titles, take } = await playFile(editor, request(peer.port, { method: 'REGISTER' }));

  await send(1);
  const register = await peer.heard.next();
  const contact = /^Contact: (.*?)\r$/mu.exec(register.text)?.[1] ?? '';
  register.reply(respond(register, '200 OK', `Contact: ${contact};expires=60\r\n`));
  await until('done');

  const invite = [
    `INVITE ${contact.slice(1, -1)} SIP/2.0`,
    'Via: SIP/2.0/UDP carol.example.com;branch=z9hG4bKcarol;rport',
    `Record-Route: <sip:127.0.0.1:${peer.port};lr>`,
    'From: "C{{x}}" <sip:carol@example.com>;tag=carol',
    'To: <sip:alice@127.0.0.1>',
    'Call-ID: in-1',
    'CSeq: 9 INVITE',
    `Contact: <sip:carol@127.0.0.1:${peer.port}>`,
    'Allow: INVITE, UPDATE',
    'Content-Type: application/sdp',
    `Content-Length: ${offer.length}`,
    '',
    offer,
  ].join('\r\n');
  register.reply(invite);
  await until('request');
  assert.match((await peer.heard.next()).text, /^SIP\/2\.0 100 Trying\r\n/u);
  const shown = await titles();
  for (const each of ['180 Ringing', '200 OK', '486 Busy Here'])
    assert.ok(shown.includes(`Answer the INVITE: ${each}`), shown.join(', '));

  await take('Answer the INVITE: 180 Ringing');
  const ringing = (await peer.heard.next()).text;
  assert.match(ringing, /^SIP\/2\.0 180 Ringing\r\n/u);
  assert.ok(ringing.includes(`;branch=z9hG4bKcarol;rport=${peer.port};received=127.0.0.1\r\n`), ringing);
  await take('Answer the INVITE: 200 OK');
  const accepted = (await peer.heard.next()).text;
  assert.match(accepted, /^SIP\/2\.0 200 OK\r\n/u);
  const tagIn = (each: string): string => /^To: .*;tag=(\w+)\r$/mu.exec(each)?.[1] ?? '';
  assert.ok(tagIn(accepted) !== '' && tagIn(accepted) === tagIn(ringing), 'one tag in all answers');
  assert.ok(accepted.includes('From: "C{{x}}" <sip:carol@example.com>;tag=carol\r\n'), accepted);
  assert.match(accepted, /^m=audio \d+ RTP\/AVP 8\r$/mu);
  const head = invite.split('\r\n\r\n', 1)[0] ?? '';
  const ackOfCall = head
    .replaceAll('INVITE', 'ACK')
    .replace('bKcarol', 'bKack')
    .replace(/^Content-Type.*\r\n/mu, '')
    .replace(/Content-Length: \d+/u, 'Content-Length: 0')
    .replace(/^To: (.*)\r$/mu, `To: $1;tag=${tagIn(accepted)}\r`);
  register.reply(`${ackOfCall}\r\n\r\n`);
  await until('request', 2);
  assert.ok(!(await titles()).some((title) => title.startsWith('Answer the INVITE')));

  await take('Next: INVITE that holds the call');
  const hold = await heardAs(peer, 'INVITE');
  assert.match(hold.text, new RegExp(`^INVITE sip:carol@127\\.0\\.0\\.1:${peer.port} SIP`, 'u'));
  assert.match(hold.text, /^a=sendonly\r$/mu);
  assert.ok(hold.text.includes(`Route: <sip:127.0.0.1:${peer.port};lr>\r\n`), hold.text);
  hold.reply(respond(hold, '200 OK', `Contact: <sip:carol@127.0.0.1:${peer.port}>\r\n`));
  const ack = await heardAs(peer, 'ACK');
  assert.match(ack.text, /^CSeq: 1 ACK\r$/mu);

  await take('Next: BYE');
  const bye = await heardAs(peer, 'BYE');
  assert.match(bye.text, /^CSeq: 2 BYE\r$/mu);
  bye.reply(respond(bye, '200 OK'));
  await until('done', 3);
  await stop();
  await peer.close();
});

test('a response that nothing waits for is not sent', async () => {
  const { client, send, stop } = await startEditor(bundles.folder);
  await client.open(uri, 'SIP/2.0 200 OK\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\nCall-ID: a\nCSeq: 1 INVITE\n');
  assert.deepEqual(await send(0), {
    refused: 'No request waits for this response: Via branch, Call-ID and CSeq must be those of one that came in.',
  });
  await stop();
});

test('a response that is written once answers whatever waits, by # @reply-to, with what it takes of the request', async () => {
  const peer = await udpPeer();
  const { client, send, until, stop } = await startEditor(bundles.folder);
  const register = request(peer.port, { method: 'REGISTER' });
  const reply = `### take
# @reply-to MESSAGE
SIP/2.0 200 OK
Via: {{received.request.headers.Via}}
From: {{received.request.headers.From}}
To: {{received.request.headers.To}};tag={{$tag}}
Call-ID: {{received.request.headers.Call-ID}}
CSeq: {{received.request.headers.CSeq}}
Content-Length: 0

`;
  await client.open(uri, register + reply);
  const line = (register + reply).split('\n').indexOf('SIP/2.0 200 OK');
  assert.deepEqual(await send(line), { refused: 'No request waits that # @reply-to could mean.' });
  await send(1);
  const heard = await peer.heard.next();
  const contact = /^Contact: (.*?)\r$/mu.exec(heard.text)?.[1] ?? '';
  heard.reply(respond(heard, '200 OK', `Contact: ${contact};expires=60\r\n`));
  await until('done');
  for (const number of [1, 2]) {
    const message = [
      `MESSAGE ${contact.slice(1, -1)} SIP/2.0`,
      `Via: SIP/2.0/UDP carol.example.com;branch=z9hG4bKm${number};rport`,
      'From: <sip:carol@example.com>;tag=carol',
      'To: <sip:alice@127.0.0.1>',
      `Call-ID: m-${number}`,
      `CSeq: ${number} MESSAGE`,
      'Content-Length: 0',
    ];
    peer.say(`${message.join('\r\n')}\r\n\r\n`, heard.from);
    await until('request', number);
    assert.ok('exchange' in (await send(line)));
    const { text } = await peer.heard.next();
    assert.match(text, /^SIP\/2\.0 200 OK\r\n/u);
    assert.match(text, new RegExp(`\\r\\nCall-ID: m-${number}\\r\\nCSeq: ${number} MESSAGE\\r\\n`, 'u'));
  }
  await stop();
  await peer.close();
});

test('the Contact of an answer over TCP says so', async () => {
  const peer = await tcpPeer();
  const editor = await startEditor(bundles.folder);
  const { take } = await playFile(editor, request(peer.port, { method: 'REGISTER', transport: 'TCP' }));
  await editor.send(1);
  const register = await peer.heard.next();
  const contact = /^Contact: <(.*?)>\r$/mu.exec(register.text)?.[1] ?? '';
  register.reply(respond(register, '200 OK', `Contact: <${contact}>;expires=60\r\n`));
  await editor.until('done');
  const via = 'Via: SIP/2.0/TCP carol.example.com;branch=z9hG4bKcarol';
  const from = ['From: <sip:carol@example.com>;tag=carol', 'To: <sip:alice@127.0.0.1>', 'Call-ID: in-2'];
  const where = [`Contact: <sip:carol@127.0.0.1:${peer.port};transport=tcp>`, 'Content-Length: 0', '', ''];
  register.reply([`INVITE ${contact} SIP/2.0`, via, ...from, 'CSeq: 9 INVITE', ...where].join('\r\n'));
  await editor.until('request');
  assert.match((await peer.heard.next()).text, /^SIP\/2\.0 100 /u);
  await take('Answer the INVITE: 180 Ringing');
  assert.match((await peer.heard.next()).text, /^Contact: <sip:alice@127\.0\.0\.1:\d+;transport=tcp>\r$/mu);
  await editor.stop();
  await peer.close();
});
