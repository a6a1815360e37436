/** What callers agree upon with us: session timers, by which both sides renew a call, and reliable provisional responses; who refreshes, where requests go by then, and which session is described. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundlesForFile } from '../support/file-bundles.ts';
import { type UdpPeer, udpPeer } from '../support/loopback.ts';
import { playFile } from '../support/played-file.ts';
import { request, respond, startEditor } from '../support/sending-editor.ts';
import { heardAs } from '../ua/phone.ts';

const bundles = bundlesForFile('server.js', 'worker.js');

const offer = 'v=0\r\no=- 7 7 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 8\r\n';

interface Asked {
  readonly method: string;
  readonly number: number;
  readonly uri: string;
  readonly contact: string;
  readonly tag?: string;
  readonly more?: readonly string[];
  readonly body?: string;
}

/** A request of Carol's in her call. */
function ofCarol({ method, number, uri, contact, tag, more = [], body = '' }: Asked): string {
  return [
    `${method} ${uri} SIP/2.0`,
    `Via: SIP/2.0/UDP carol.example.com;branch=z9hG4bKc${number}${method};rport`,
    'From: <sip:carol@example.com>;tag=carol',
    `To: <sip:alice@127.0.0.1>${tag === undefined ? '' : `;tag=${tag}`}`,
    'Call-ID: in-1',
    `CSeq: ${number} ${method}`,
    `Contact: <${contact}>`,
    ...more,
    ...(body === '' ? [] : ['Content-Type: application/sdp']),
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
}

function valueIn(text: string, name: string): string | undefined {
  return new RegExp(`^${name}: (.*)\r$`, 'mu').exec(text)?.[1];
}

/** Our 200 to a request; what else we say is passed over. */
async function grantedBy(peer: UdpPeer, sequence: string): Promise<string> {
  for (;;) {
    const { text } = await peer.heard.next();
    if (text.startsWith('SIP/2.0 200 ') && valueIn(text, 'CSeq') === sequence) return text;
  }
}

/** Origin and port of what a message describes. */
function sessionIn(text: string): { readonly id: string; readonly version: bigint; readonly port: string } {
  const [, id = '', version = '0'] = /^o=- (\d+) (\d+) /mu.exec(text) ?? [];
  return { id, version: BigInt(version), port: /^m=audio (\d+) /mu.exec(text)?.[1] ?? '' };
}

test('the caller is told who refreshes, and what renews the call keeps its timer, its route, its target and its session', async () => {
  const peer = await udpPeer();
  const editor = await startEditor(bundles.folder);
  const { send, until, stop } = editor;
  const { offered, take } = await playFile(editor, request(peer.port, { method: 'REGISTER' }));
  await send(1);
  const register = await peer.heard.next();
  const uri = /^Contact: <(.*?)>\r$/mu.exec(register.text)?.[1] ?? '';
  register.reply(respond(register, '200 OK', `Contact: <${uri}>;expires=60\r\n`));
  await until('done');

  const first = `sip:carol@127.0.0.1:${peer.port}`;
  const timed = ['Supported: timer', 'Min-SE: 120'];
  const opening = { method: 'INVITE', number: 9, uri, contact: first, body: offer };
  const route = `Record-Route: <sip:127.0.0.1:${peer.port};lr>`;
  register.reply(ofCarol({ ...opening, more: [route, 'Allow: INVITE, UPDATE', ...timed, 'Session-Expires: 1800'] }));
  await until('request');
  await take('Answer the INVITE: 200 OK');
  const accepted = await grantedBy(peer, '9 INVITE');
  assert.equal(valueIn(accepted, 'Session-Expires'), '1800;refresher=uac');
  assert.equal(valueIn(accepted, 'Require'), 'timer');
  const tag = /;tag=(\w+)$/u.exec(valueIn(accepted, 'To') ?? '')?.[1] ?? '';
  const within = { uri, contact: first, tag };
  register.reply(ofCarol({ ...within, method: 'ACK', number: 9 }));
  await until('request', 2);

  await take('Next: UPDATE');
  const update = await heardAs(peer, 'UPDATE');
  // Carol refreshes, who is not the one that asks here.
  assert.equal(valueIn(update.text, 'Session-Expires'), '1800;refresher=uas');
  assert.equal(valueIn(update.text, 'Supported'), 'timer');
  assert.equal(valueIn(update.text, 'Min-SE'), '120');
  update.reply(respond(update, '200 OK', `Contact: <${first}>\r\n`));
  await until('done', 2);

  // Carol holds the call, from another place, and the proxy records no route again; she has the timer changed.
  const second = `sip:carol@127.0.0.1:${peer.port};user=phone`;
  const hold = { ...within, contact: second, number: 10, method: 'INVITE' };
  const more = [...timed, 'Session-Expires: 600;refresher=uas'];
  register.reply(ofCarol({ ...hold, more, body: `${offer}a=sendonly\r\n` }));
  await until('request', 3);
  await take('Answer the INVITE: 200 OK');
  const held = await grantedBy(peer, '10 INVITE');
  assert.equal(valueIn(held, 'Session-Expires'), '600;refresher=uas');
  const [before, after] = [sessionIn(accepted), sessionIn(held)];
  assert.deepEqual(after, { ...before, version: before.version + 1n });
  assert.match(held, /^a=recvonly\r$/mu);
  register.reply(ofCarol({ ...within, contact: second, method: 'ACK', number: 10 }));
  await until('request', 4);

  const titles = await offered();
  assert.equal(titles.filter((title) => title === 'Next: BYE').length, 1, titles.join(', '));
  await take('Next: INVITE that renews the session');
  const renewal = await heardAs(peer, 'INVITE');
  assert.ok(renewal.text.startsWith(`INVITE ${second} SIP/2.0\r\n`), renewal.text);
  assert.equal(valueIn(renewal.text, 'Route'), `<sip:127.0.0.1:${peer.port};lr>`);
  assert.equal(valueIn(renewal.text, 'Session-Expires'), '600;refresher=uac');
  assert.deepEqual(sessionIn(renewal.text), after);
  renewal.reply(respond(renewal, '200 OK', `Contact: <${second}>\r\n`));
  await heardAs(peer, 'ACK');
  await take('Next: BYE');
  const bye = await heardAs(peer, 'BYE');
  assert.ok(bye.text.startsWith(`BYE ${second} SIP/2.0\r\n`), bye.text);
  bye.reply(respond(bye, '200 OK'));
  await stop();
  await peer.close();
});

test('a call of ours that the far end renews: the next request goes where it is by then, once', async () => {
  const peer = await udpPeer();
  const editor = await startEditor(bundles.folder);
  const { send, until, stop } = editor;
  const { offered, take } = await playFile(editor, request(peer.port, { method: 'INVITE' }));
  await send(1);
  const invite = await peer.heard.next();
  const [near, far] = [valueIn(invite.text, 'Contact')?.slice(1, -1) ?? '', `sip:bob@127.0.0.1:${peer.port}`];
  invite.reply(respond(invite, '200 OK', `Contact: <${far}>\r\nAllow: INVITE, UPDATE\r\n`));
  await heardAs(peer, 'ACK');
  await until('done');
  const again = [
    `UPDATE ${near} SIP/2.0`,
    'Via: SIP/2.0/UDP bob.example.com;branch=z9hG4bKb1;rport',
    'From: <sip:bob@127.0.0.1>;tag=314159',
    `To: ${valueIn(invite.text, 'From')}`,
    `Call-ID: ${valueIn(invite.text, 'Call-ID')}`,
    'CSeq: 1 UPDATE',
    `Contact: <${far};user=phone>`,
    'Content-Length: 0',
  ];
  invite.reply(`${again.join('\r\n')}\r\n\r\n`);
  await until('request');
  await take('Answer the UPDATE: 200 OK');
  await grantedBy(peer, '1 UPDATE');
  const titles = await offered();
  assert.equal(titles.filter((title) => title === 'Next: BYE').length, 1, titles.join(', '));
  await take('Next: BYE');
  const bye = await heardAs(peer, 'BYE');
  assert.ok(bye.text.startsWith(`BYE ${far};user=phone SIP/2.0\r\n`), bye.text);
  assert.equal(valueIn(bye.text, 'CSeq'), '2 BYE');
  bye.reply(respond(bye, '200 OK'));
  await stop();
  await peer.close();
});

test('who requires reliable provisional responses gets them, each with the next RSeq, and their PRACKs are answered', async () => {
  const peer = await udpPeer();
  const editor = await startEditor(bundles.folder);
  const { send, until, stop } = editor;
  const { take } = await playFile(editor, request(peer.port, { method: 'REGISTER' }));
  await send(1);
  const register = await peer.heard.next();
  const uri = /^Contact: <(.*?)>\r$/mu.exec(register.text)?.[1] ?? '';
  register.reply(respond(register, '200 OK', `Contact: <${uri}>;expires=60\r\n`));
  await until('done');
  const contact = `sip:carol@127.0.0.1:${peer.port}`;
  register.reply(ofCarol({ method: 'INVITE', number: 9, uri, contact, more: ['Require: 100rel'] }));
  await until('request');
  for (const [index, status] of ['180 Ringing', '183 Session Progress'].entries()) {
    await take(`Answer the INVITE: ${status}`);
    const provisional = await saidBy(peer, status);
    assert.equal(valueIn(provisional, 'RSeq'), String(index + 1));
    const tag = /;tag=(\w+)$/u.exec(valueIn(provisional, 'To') ?? '')?.[1] ?? '';
    const number = 10 + index;
    const rack = `RAck: ${index + 1} 9 INVITE`;
    register.reply(ofCarol({ method: 'PRACK', number, uri, contact, tag, more: [rack] }));
    await until('request', 2 + index);
    await take('Answer the PRACK: 200 OK');
    await grantedBy(peer, `${number} PRACK`);
  }
  await take('Answer the INVITE: 486 Busy Here');
  await saidBy(peer, '486 Busy Here');
  await stop();
  await peer.close();
});

/** Our answer of a status; what else we say, and copies of another, are passed over. */
async function saidBy(peer: UdpPeer, status: string): Promise<string> {
  for (;;) {
    const { text } = await peer.heard.next();
    if (text.startsWith(`SIP/2.0 ${status}\r\n`)) return text;
  }
}
