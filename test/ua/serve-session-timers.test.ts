/** Sessions with timers at the local server, and sessions that are renewed by UPDATE. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf, respond, sdp, valueIn } from './exchange.ts';
import { type Local, local, statusOf, to } from './local-server.ts';

const timed = ['Supported: timer', 'Allow: INVITE, ACK, BYE, UPDATE'];

const described = { more: ['Content-Type: application/sdp'], body: sdp };

/** Opens a call and acknowledges it; gives its 200. */
async function open({ ask, next, tell, clock }: Local, more: readonly string[]): Promise<string> {
  await ask(to('bob', 'INVITE', { ...described, more: [...more, ...described.more] }));
  clock.turn(100);
  await next();
  clock.turn(400);
  const answer = await next();
  tell(to('bob', 'ACK', { to: valueIn(answer, 'To') }));
  return answer;
}

/** Asks within the dialog whether it is there. */
async function lives({ ask }: Local, answer: string): Promise<boolean> {
  return statusOf(await ask(to('bob', 'OPTIONS', { to: valueIn(answer, 'To'), sequence: 99 }))) === '200 OK';
}

test('a session is granted the interval it asks for, says that the caller refreshes, and ends when it does not', async (t) => {
  const at = await local(t);
  const answer = await open(at, [...timed, 'Session-Expires: 1800']);
  assert.equal(valueIn(answer, 'Session-Expires'), '1800;refresher=uac');
  assert.equal(valueIn(answer, 'Require'), 'timer');
  assert.ok(await lives(at, answer));
  at.clock.turn(1_767_000);
  assert.ok(await lives(at, answer));
  at.clock.turn(1000);
  const bye = await at.next();
  assert.match(bye, /^BYE sip:alice@127\.0\.0\.1 SIP\/2\.0\r\n/);
  assert.equal(valueIn(bye, 'From'), valueIn(answer, 'To'));
  assert.equal(valueIn(bye, 'To'), valueIn(answer, 'From'));
  at.tell(respond(bye, '200 OK'));
  assert.equal(await lives(at, answer), false);
});

test('an INVITE or an UPDATE within the call refreshes it, and one without a timer ends that', async (t) => {
  const at = await local(t);
  const answer = await open(at, [...timed, 'Session-Expires: 90']);
  const inDialog = { to: valueIn(answer, 'To') };
  assert.ok(await lives(at, answer));
  at.clock.turn(59_000);
  const update = await at.ask(
    to('bob', 'UPDATE', { ...inDialog, sequence: 2, more: [...timed, 'x: 90;refresher=uac'] }),
  );
  assert.equal(valueIn(update, 'Session-Expires'), '90;refresher=uac');
  at.clock.turn(59_000);
  const more = [...timed, 'Session-Expires: 90', ...described.more];
  await at.ask(to('bob', 'INVITE', { ...inDialog, ...described, sequence: 3, more }));
  await at.next();
  at.tell(to('bob', 'ACK', { ...inDialog, sequence: 3 }));
  assert.ok(await lives(at, answer));
  at.clock.turn(59_000);
  const last = await at.ask(to('bob', 'UPDATE', { ...inDialog, sequence: 4 }));
  assert.deepEqual(linesOf(last, 'Session-Expires'), []);
  at.clock.turn(10_000_000);
  assert.ok(await lives(at, answer));
});

test('where the caller wants it, the server refreshes by UPDATE at half the time', async (t) => {
  const at = await local(t);
  const answer = await open(at, [...timed, 'Session-Expires: 90;refresher=uas']);
  assert.equal(valueIn(answer, 'Session-Expires'), '90;refresher=uas');
  assert.ok(await lives(at, answer));
  for (const status of ['200 OK', '200 OK', '488 Not Acceptable Here']) {
    at.clock.turn(45_000);
    const update = await at.next();
    assert.match(update, /^UPDATE sip:alice@127\.0\.0\.1 SIP\/2\.0\r\n/);
    assert.equal(valueIn(update, 'Session-Expires'), '90;refresher=uac');
    at.tell(respond(update, status));
    assert.ok(await lives(at, answer));
  }
  at.clock.turn(15_000);
  assert.match(await at.next(), /^BYE /, 'what was not refreshed ends before its time');
});

test('a refresh that is not answered, or meets nobody who knows the call, ends it at once', async (t) => {
  const at = await local(t);
  const answer = await open(at, [...timed, 'Session-Expires: 90;refresher=uas']);
  assert.ok(await lives(at, answer));
  at.clock.turn(45_000);
  at.tell(respond(await at.next(), '481 Call/Transaction Does Not Exist'));
  assert.match(await at.next(), /^BYE /);
  assert.equal(await lives(at, answer), false);
});

test('who cannot be refreshed by UPDATE gets no timer that the server would have to refresh', async (t) => {
  const at = await local(t);
  const answer = await open(at, ['Supported: timer', 'Session-Expires: 90;refresher=uas']);
  assert.deepEqual(linesOf(answer, 'Session-Expires'), []);
  assert.ok(await lives(at, answer));
});

test('an interval that is too short is refused with 422, to those who know of timers', async (t) => {
  const at = await local(t);
  const short = [...timed, 'Session-Expires: 89'];
  const answer = await open(at, ['Session-Expires: 10']);
  assert.deepEqual(linesOf(answer, 'Session-Expires'), []);
  for (const method of ['INVITE', 'UPDATE']) {
    const within = to('bob', method, { to: valueIn(answer, 'To'), sequence: 5, more: short });
    const refused = await at.ask(within);
    assert.deepEqual([statusOf(refused), valueIn(refused, 'Min-SE')], ['422 Session Interval Too Small', '90']);
  }
  assert.equal(statusOf(await at.ask(to('bob', 'INVITE', { more: short }))), '100 Trying');
  at.clock.turn(100);
  const refusal = await at.next();
  assert.deepEqual([statusOf(refusal), valueIn(refusal, 'Min-SE')], ['422 Session Interval Too Small', '90']);
});

test('an UPDATE describes the session anew: the same origin with a version more', async (t) => {
  const at = await local(t);
  const answer = await open(at, []);
  const inDialog = { to: valueIn(answer, 'To') };
  const origin = (text: string) => /^o=- (\d+) (\d+) /mu.exec(text)?.slice(1).map(Number);
  const [id, version = 0] = origin(answer) ?? assert.fail(answer);
  const updated = await at.ask(to('bob', 'UPDATE', { ...inDialog, ...described, sequence: 2 }));
  assert.equal(statusOf(updated), '200 OK');
  assert.equal(valueIn(updated, 'Contact'), valueIn(answer, 'Contact'));
  assert.deepEqual(origin(updated), [id, version + 1]);
  await at.ask(to('bob', 'INVITE', { ...inDialog, ...described, sequence: 3 }));
  const held = await at.next();
  assert.deepEqual(origin(held), [id, version + 2]);
  at.tell(to('bob', 'ACK', { ...inDialog, sequence: 3 }));
  const other = await at.ask(
    to('bob', 'UPDATE', { ...inDialog, sequence: 4, more: ['Content-Type: text/plain'], body: 'x' }),
  );
  assert.deepEqual([statusOf(other), valueIn(other, 'Accept')], ['415 Unsupported Media Type', 'application/sdp']);
  assert.equal(statusOf(await at.ask(to('bob', 'UPDATE'))), '481 Call/Transaction Does Not Exist');
});

test('an UPDATE with an offer waits for the one before it', async (t) => {
  const at = await local(t);
  await at.ask(to('bob', 'INVITE', described));
  at.clock.turn(100);
  const early = { to: valueIn(await at.next(), 'To') };
  const tooSoon = await at.ask(to('bob', 'UPDATE', { ...early, ...described, sequence: 2 }));
  assert.deepEqual([statusOf(tooSoon), valueIn(tooSoon, 'Retry-After')], ['500 Server Internal Error', '1']);
  assert.equal(statusOf(await at.ask(to('bob', 'UPDATE', { ...early, sequence: 3 }))), '200 OK');
  at.clock.turn(400);
  await at.next();
  at.tell(to('bob', 'ACK', early));

  await at.ask(to('carol', 'INVITE', { sequence: 1 }).replaceAll('call-1@', 'call-2@'));
  at.clock.turn(500);
  await at.next();
  const offered = await at.next();
  const glare = to('carol', 'UPDATE', { to: valueIn(offered, 'To'), ...described, sequence: 2 });
  assert.equal(statusOf(await at.ask(glare.replaceAll('call-1@', 'call-2@'))), '491 Request Pending');
});

test('a reliable 183 has answered the offer, so that an UPDATE may make the next one', async (t) => {
  const at = await local(t);
  const more = ['Supported: 100rel', ...described.more];
  await at.ask(to('reliable', 'INVITE', { ...described, more }));
  at.clock.turn(100);
  const progress = await at.next();
  const inDialog = { to: valueIn(progress, 'To') };
  const rack = [`RAck: ${valueIn(progress, 'RSeq')} 1 INVITE`];
  assert.equal(statusOf(await at.ask(to('reliable', 'PRACK', { ...inDialog, sequence: 2, more: rack }))), '200 OK');
  const updated = await at.ask(to('reliable', 'UPDATE', { ...inDialog, ...described, sequence: 3 }));
  assert.equal(statusOf(updated), '200 OK');
  assert.match(updated, /\r\n\r\nv=0\r\n/);
});
