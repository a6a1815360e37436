/** Calls at the local server that fork, and calls whose progress is to be acknowledged. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invite, request, send, stage, valueIn } from './exchange.ts';
import { local, statusOf, to } from './local-server.ts';

test('fork: two ring and two answer, and our own client acknowledges and ends both', async (t) => {
  const { port, clock, log } = await local(t);
  const at = stage();
  const text = invite({ uri: `sip:fork@127.0.0.1:${port}` });
  const run = send(at, text, { address: '127.0.0.1', port }, { endDialogs: true });
  const until = async (count: number) => {
    while (run.events.all.filter(({ event }) => event === 'response').length < count)
      await new Promise((resolve) => setTimeout(resolve, 5));
  };
  await until(1);
  clock.turn(100);
  await until(3);
  clock.turn(400);
  await until(5);
  const heard = (start: string) =>
    log.filter(({ direction, wire }) => direction === 'in' && String.fromCharCode(...wire).startsWith(start)).length;
  while (heard('BYE') < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(heard('ACK'), 2);
  const responses = run.events.all
    .filter(({ event }) => event === 'response')
    .map(({ wire }) => String.fromCharCode(...(wire ?? [])));
  const tags = (status: string) =>
    responses
      .filter((each) => statusOf(each) === status && valueIn(each, 'CSeq') === '1 INVITE')
      .map((each) => valueIn(each, 'To'));
  const [one, other] = tags('180 Ringing');
  assert.notEqual(one, other);
  assert.deepEqual(tags('200 OK'), [one, other]);
  at.clock.turn(32_000);
  await at.sender.close();
});

test('reliable: a 183 is repeated until its PRACK, and then the call is answered', async (t) => {
  const { ask, next, tell, clock, port } = await local(t);
  const via = (name: string) => `SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK${name};rport`;
  const more = ['Require: 100rel', 'Content-Type: application/sdp'];
  assert.equal(statusOf(await ask(invite({ uri: 'sip:reliable@127.0.0.1', via: via('i'), more }))), '100 Trying');
  clock.turn(100);
  const progress = await next();
  assert.equal(statusOf(progress), '183 Session Progress');
  assert.equal(valueIn(progress, 'Require'), '100rel');
  assert.match(progress, /\r\n\r\nv=0\r\n/);
  for (const delay of [500, 1000, 2000]) {
    clock.turn(delay);
    assert.equal(await next(), progress);
  }
  const uri = `sip:127.0.0.1:${port}`;
  const inDialog = { uri, to: valueIn(progress, 'To'), sequence: 2 };
  const prack = (name: string, number: number) =>
    request('PRACK', { ...inDialog, via: via(name), more: [`RAck: ${number} 1 INVITE`] });
  const number = Number(valueIn(progress, 'RSeq'));
  assert.match(statusOf(await ask(prack('p1', number + 1))), /^481 /);
  assert.equal(statusOf(await ask(prack('p2', number))), '200 OK');
  assert.match(statusOf(await ask(prack('p3', number))), /^481 /);
  clock.turn(400);
  const answer = await next();
  assert.equal(statusOf(answer), '200 OK');
  assert.equal(valueIn(answer, 'CSeq'), '1 INVITE');
  assert.equal(valueIn(answer, 'Content-Length'), '0');
  tell(request('ACK', { ...inDialog, via: via('a'), sequence: 1 }));
  assert.equal(statusOf(await ask(request('BYE', { ...inDialog, via: via('b'), sequence: 3 }))), '200 OK');
});

test('reliable: without a PRACK the call is refused, and so is a caller who knows nothing of it', async (t) => {
  const { ask, next, clock } = await local(t);
  await ask(to('reliable', 'INVITE', { more: ['Supported: timer, 100rel'] }));
  const heard: string[] = [];
  for (let half = 0; half < 65; half += 1) clock.turn(500);
  while (heard.at(-1) !== '504 Server Time-out') heard.push(statusOf(await next()));
  assert.deepEqual(new Set(heard), new Set(['183 Session Progress', '504 Server Time-out']));
  assert.equal(heard.filter((status) => status.startsWith('183')).length, 7);
  clock.turn(64_000);
  const { ask: askAgain, next: nextAgain, clock: other } = await local(t);
  await askAgain(to('reliable', 'INVITE'));
  other.turn(100);
  const refusal = await nextAgain();
  assert.equal(statusOf(refusal), '421 Extension Required');
  assert.equal(valueIn(refusal, 'Require'), '100rel');
});
