/** Calls to the local server: how they are answered, refused, cancelled and ended. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerTo } from '../../server/src/ua/serve/session.ts';
import { serve } from '../../server/src/ua/serve.ts';
import { tcpPeer, udpPeer } from '../support/loopback.ts';
import { manualClock } from '../support/manual-clock.ts';
import { invite, linesOf, request, respond, sdp, valueIn } from './exchange.ts';
import { local, statusOf, to } from './local-server.ts';

test('a call: 100, 180, 200 with an answer, repeated until ACK; BYE ends it', async (t) => {
  const { ask, tell, next, clock, port } = await local(t);
  const via = (name: string) => `SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK${name};rport`;
  const uri = `sip:bob@127.0.0.1:${port}`;
  const record = ['Record-Route: <sip:p1.example.com;lr>', 'Record-Route: <sip:p2.example.com;lr>'];
  const text = invite({ uri, via: via('invite'), more: [...record, 'Content-Type: application/sdp'] });
  assert.equal(statusOf(await ask(text)), '100 Trying');
  clock.turn(100);
  const ringing = await next();
  assert.equal(statusOf(ringing), '180 Ringing');
  assert.deepEqual(linesOf(ringing, 'Record-Route'), record, 'RFC 3261 §12.1.1: an early dialog has its route too');
  assert.equal(await ask(text), ringing, 'a copy gets the last provisional answer');
  clock.turn(400);
  const answer = await next();
  assert.equal(statusOf(answer), '200 OK');
  assert.deepEqual(linesOf(answer, 'Record-Route'), record);
  assert.equal(valueIn(answer, 'Contact'), `<sip:127.0.0.1:${port}>`);
  assert.equal(valueIn(answer, 'To'), valueIn(ringing, 'To'));
  assert.match(answer, /\r\n\r\nv=0\r\n[\s\S]*\r\nm=audio 9 RTP\/AVP 0\r\na=inactive\r\n$/);
  for (const delay of [500, 1000, 2000, 4000, 4000]) {
    clock.turn(delay);
    assert.equal(await next(), answer);
  }
  const inDialog = { uri, to: valueIn(answer, 'To') };
  tell(request('ACK', { ...inDialog, via: via('ack') }));
  assert.equal(statusOf(await ask(request('OPTIONS', { ...inDialog, via: via('options'), sequence: 2 }))), '200 OK');
  clock.turn(20_000);
  const second = invite({ ...inDialog, via: via('again'), sequence: 3 });
  assert.equal(statusOf(await ask(second)), '100 Trying');
  assert.equal(valueIn(await next(), 'CSeq'), '3 INVITE');
  tell(request('ACK', { ...inDialog, via: via('ack2'), sequence: 3 }));
  assert.equal(statusOf(await ask(request('BYE', { ...inDialog, via: via('bye'), sequence: 4 }))), '200 OK');
  assert.equal(
    statusOf(await ask(request('BYE', { ...inDialog, via: via('bye2'), sequence: 5 }))),
    '481 Call/Transaction Does Not Exist',
  );
  clock.turn(64_000);
  assert.equal(clock.running, 0);
});

test('a second INVITE within the dialog takes over from the first, whose 200 is repeated no more', async (t) => {
  const { ask, next, tell, clock } = await local(t);
  await ask(to('bob', 'INVITE'));
  clock.turn(500);
  await next();
  const inDialog = { to: valueIn(await next(), 'To') };
  await ask(to('bob', 'INVITE', { ...inDialog, sequence: 2 }));
  assert.equal(valueIn(await next(), 'CSeq'), '2 INVITE');
  tell(to('bob', 'ACK', { ...inDialog, sequence: 2 }));
  assert.equal(statusOf(await ask(to('bob', 'OPTIONS', { ...inDialog, sequence: 3 }))), '200 OK');
  for (let second = 0; second < 40; second += 1) clock.turn(1000);
  assert.equal(statusOf(await ask(to('bob', 'BYE', { ...inDialog, sequence: 4 }))), '200 OK', 'the call goes on');
});

test('a call that is never acknowledged is ended by BYE', async (t) => {
  const { ask, next, clock } = await local(t);
  await ask(to('bob', 'INVITE'));
  clock.turn(500);
  await next();
  const answer = await next();
  assert.match(answer, /m=audio 9 RTP\/AVP 0\r\n/, 'an INVITE without an offer gets one');
  for (let second = 0; second < 32; second += 1) clock.turn(1000);
  for (let text = await next(); !text.startsWith('BYE '); text = await next()) assert.equal(text, answer);
  for (let second = 0; second < 40; second += 1) clock.turn(1000);
  assert.equal(clock.running, 0);
  const bye = to('bob', 'BYE', { to: valueIn(answer, 'To'), sequence: 2 });
  for (;;) {
    const text = await ask(bye);
    if (valueIn(text, 'CSeq') === '2 BYE') {
      assert.equal(statusOf(text), '481 Call/Transaction Does Not Exist');
      break;
    }
  }
});

test('CANCEL: 200 for it and 487 for the INVITE, repeated until ACK', async (t) => {
  const { ask, tell, next, clock } = await local(t);
  const text = to('ring', 'INVITE');
  await ask(text);
  clock.turn(100);
  assert.equal(statusOf(await next()), '180 Ringing');
  clock.turn(60_000);
  const cancel = text.replace('INVITE sip', 'CANCEL sip').replace('1 INVITE', '1 CANCEL');
  tell(cancel);
  const heard = [await next(), await next()];
  const answers = heard.map((answer) => `${statusOf(answer)} ${valueIn(answer, 'CSeq')}`).sort();
  assert.equal(valueIn(heard[0] ?? '', 'To'), valueIn(heard[1] ?? '', 'To'), 'RFC 3261 §9.2: both take one tag');
  assert.deepEqual(answers, ['200 OK 1 CANCEL', '487 Request Terminated 1 INVITE']);
  clock.turn(500);
  const again = await next();
  assert.equal(statusOf(again), '487 Request Terminated');
  tell(
    text
      .replace('INVITE sip', 'ACK sip')
      .replace('1 INVITE', '1 ACK')
      .replace(/To:.*/, `To: ${valueIn(again, 'To')}`),
  );
  assert.equal(statusOf(await ask(to('', 'OPTIONS'))), '200 OK');
  clock.turn(60_000);
  assert.equal(clock.running, 0);
});

test('a refusal of an INVITE comes after 100, and its ACK ends the copies', async (t) => {
  const { ask, tell, next, clock } = await local(t);
  const text = to('486', 'INVITE');
  assert.equal(statusOf(await ask(text)), '100 Trying');
  clock.turn(100);
  const answer = await next();
  assert.equal(statusOf(answer), '486 Busy Here');
  tell(
    respond(text, '')
      .replace(/^SIP\/2\.0 /, 'ACK sip:486@127.0.0.1 SIP/2.0')
      .replace('1 INVITE', '1 ACK'),
  );
  assert.equal(statusOf(await ask(to('', 'OPTIONS'))), '200 OK');
  clock.turn(60_000);
  assert.equal(clock.running, 0);
});

test('an answer to an offer keeps its media in place, refuses what it does not know, and is inactive', () => {
  const offered = `${sdp}a=rtpmap:0 PCMU/8000\r\na=sendrecv\r\na=ptime:20\r\nm=application 5000 UDP/BFCP *\r\na=floorctrl:c\r\nm=video 6000 RTP/AVP 96\r\na=rtpmap:96 VP8/90000\r\n`;
  assert.equal(
    answerTo(offered, '::1', { id: 7, version: 1 }),
    [
      'v=0',
      'o=- 7 1 IN IP6 ::1',
      's=-',
      'c=IN IP6 ::1',
      't=0 0',
      'm=audio 9 RTP/AVP 0',
      'a=rtpmap:0 PCMU/8000',
      'a=ptime:20',
      'a=inactive',
      'm=application 0 UDP/BFCP *',
      'm=video 9 RTP/AVP 96',
      'a=rtpmap:96 VP8/90000',
      'a=inactive',
      '',
    ].join('\r\n'),
  );
  assert.equal(answerTo('', '127.0.0.1', { id: 1, version: 1 }).split('\r\n').length, 6);
});

test('closing in the middle of a call leaves no timer and no socket', async () => {
  const clock = manualClock();
  const serving = await serve({ port: 0, clock });
  const peer = await udpPeer();
  const stream = await tcpPeer();
  peer.say(to('bob', 'INVITE'), { address: '127.0.0.1', port: serving.port });
  await peer.heard.next();
  assert.ok(clock.running > 0);
  await serving.close();
  assert.equal(clock.running, 0);
  await Promise.all([peer.close(), stream.close()]);
});
