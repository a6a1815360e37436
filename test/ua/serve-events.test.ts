/** Subscriptions, publications and transfers at the local server, and requests whose first copy is lost. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf, respond, send, stage, valueIn } from './exchange.ts';
import { local, statusOf, to } from './local-server.ts';

const presence = ['Event: presence', 'Content-Type: text/plain'];

test('SUBSCRIBE: 200 and a NOTIFY, what is published is told, Expires: 0 ends it', async (t) => {
  const { ask, next, tell, clock } = await local(t);
  const answer = await ask(to('bob', 'SUBSCRIBE', { more: ['Event: presence', 'Expires: 600'] }));
  assert.equal(statusOf(answer), '200 OK');
  assert.equal(valueIn(answer, 'Expires'), '600');
  const notify = await next();
  assert.match(notify, /^NOTIFY sip:alice@127\.0\.0\.1 SIP\/2\.0\r\n/);
  assert.equal(valueIn(notify, 'Subscription-State'), 'active;expires=600');
  assert.equal(valueIn(notify, 'Event'), 'presence');
  assert.equal(valueIn(notify, 'From'), valueIn(answer, 'To'));
  assert.equal(valueIn(notify, 'To'), valueIn(answer, 'From'));
  clock.turn(500);
  assert.equal(await next(), notify, 'a copy, since it was not answered');
  tell(respond(notify, '200 OK', { tag: '' }));
  const published = await ask(to('bob', 'PUBLISH', { more: presence, body: 'open' }));
  assert.equal(statusOf(published), '200 OK');
  const told = await next();
  assert.match(told, /\r\n\r\nopen$/);
  assert.equal(valueIn(told, 'Content-Type'), 'text/plain');
  assert.notEqual(valueIn(told, 'CSeq'), valueIn(notify, 'CSeq'));
  tell(respond(told, '200 OK', { tag: '' }));
  const end = { to: valueIn(answer, 'To'), sequence: 2, more: ['Event: presence', 'Expires: 0'] };
  assert.equal(statusOf(await ask(to('bob', 'SUBSCRIBE', end))), '200 OK');
  const last = await next();
  assert.equal(valueIn(last, 'Subscription-State'), 'terminated;reason=timeout');
  tell(respond(last, '200 OK', { tag: '' }));
  assert.match(statusOf(await ask(to('bob', 'SUBSCRIBE', { ...end, sequence: 3 }))), /^481 /);
  assert.equal(statusOf(await ask(to('bob', 'SUBSCRIBE'))), '400 Missing Event');
});

test('a subscription to pending waits until it is approved, and nothing is told of the resource before', async (t) => {
  const { ask, next, tell, clock } = await local(t);
  await ask(to('pending', 'PUBLISH', { more: presence, body: 'open' }));
  const answer = await ask(to('pending', 'SUBSCRIBE', { more: ['Event: presence', 'Expires: 60'] }));
  assert.equal(statusOf(answer), '200 OK');
  const waiting = await next();
  assert.equal(valueIn(waiting, 'Subscription-State'), 'pending;expires=60');
  assert.match(waiting, /\r\n\r\n$/);
  tell(respond(waiting, '200 OK', { tag: '' }));
  // The answer has come once another one has.
  await ask(to('', 'OPTIONS'));
  clock.turn(1000);
  const approved = await next();
  assert.equal(valueIn(approved, 'Subscription-State'), 'active;expires=59');
  assert.match(approved, /\r\n\r\nopen$/);
  tell(respond(approved, '200 OK', { tag: '' }));
});

test('a subscription runs out, and one whose subscriber is gone is forgotten', async (t) => {
  const { ask, next, tell, clock } = await local(t);
  await ask(to('bob', 'SUBSCRIBE', { more: ['Event: dialog', 'Expires: 60'] }));
  tell(respond(await next(), '200 OK', { tag: '' }));
  assert.equal(statusOf(await ask(to('', 'OPTIONS'))), '200 OK');
  clock.turn(60_000);
  const last = await next();
  assert.equal(valueIn(last, 'Subscription-State'), 'terminated;reason=timeout');
  tell(respond(last, '200 OK', { tag: '' }));
  const answer = await ask(to('bob', 'SUBSCRIBE', { more: ['Event: dialog'] }));
  tell(respond(await next(), '481 Gone', { tag: '' }));
  const again = to('bob', 'SUBSCRIBE', { to: valueIn(answer, 'To'), sequence: 2, more: ['Event: dialog'] });
  assert.match(statusOf(await ask(again)), /^481 /);
});

test('PUBLISH: each success has a new entity-tag, and an old one is refused', async (t) => {
  const { ask, clock } = await local(t);
  const publish = (match: string | undefined, body: string, more: readonly string[] = []) =>
    ask(
      to('bob', 'PUBLISH', {
        more: [...presence, ...(match === undefined ? [] : [`SIP-If-Match: ${match}`]), ...more],
        body,
      }),
    );
  const first = valueIn(await publish(undefined, 'open'), 'SIP-ETag');
  const refreshed = await publish(first, '', ['Expires: 60']);
  assert.equal(valueIn(refreshed, 'Expires'), '60');
  const second = valueIn(refreshed, 'SIP-ETag');
  assert.notEqual(second, first);
  assert.equal(statusOf(await publish(first, 'closed')), '412 Conditional Request Failed');
  clock.turn(60_000);
  assert.equal(statusOf(await publish(second, 'closed')), '412 Conditional Request Failed');
  const third = valueIn(await publish(undefined, 'open'), 'SIP-ETag');
  assert.equal(statusOf(await publish(third, '', ['Expires: 0'])), '200 OK');
  assert.equal(statusOf(await publish(third, 'x')), '412 Conditional Request Failed');
  assert.equal(statusOf(await publish(undefined, '')), '400 Missing Body');
  assert.equal(statusOf(await ask(to('bob', 'PUBLISH', { body: 'x' }))), '489 Bad Event');
});

test('REFER: 202, then what comes of the transfer in fragments', async (t) => {
  const { ask, next, tell, clock } = await local(t);
  const answer = await ask(to('bob', 'REFER', { more: ['Refer-To: <sip:carol@example.com>'] }));
  assert.equal(statusOf(answer), '202 Accepted');
  const trying = await next();
  assert.match(trying, /\r\n\r\nSIP\/2\.0 100 Trying\r\n$/);
  assert.equal(valueIn(trying, 'Content-Type'), 'message/sipfrag;version=2.0');
  assert.equal(valueIn(trying, 'Event'), 'refer;id=1');
  tell(respond(trying, '200 OK', { tag: '' }));
  assert.equal(statusOf(await ask(to('', 'OPTIONS'))), '200 OK');
  clock.turn(500);
  const done = await next();
  assert.match(done, /\r\n\r\nSIP\/2\.0 200 OK\r\n$/);
  assert.equal(valueIn(done, 'Subscription-State'), 'terminated;reason=noresource');
  tell(respond(done, '200 OK', { tag: '' }));
  assert.equal(statusOf(await ask(to('bob', 'REFER'))), '400 Bad Refer-To');
  assert.equal(linesOf(done, 'Contact').length, 1);
});

for (const transport of ['udp', 'tcp', 'ws'] as const) {
  test(`our own client subscribes over ${transport}, hears the NOTIFYs, and answers them`, async (t) => {
    const { port, log } = await local(t);
    const at = stage();
    const text = to('bob', 'SUBSCRIBE', {
      via: `SIP/2.0/${transport.toUpperCase()} 127.0.0.1;branch=z9hG4bK${transport};rport`,
      more: ['Event: presence', 'Expires: 600'],
    });
    const { until, exchange, story } = send(at, text, { address: '127.0.0.1', port }, { transport });
    await until('request');
    while (
      !log.some(({ direction, wire }) => direction === 'in' && String.fromCharCode(...wire).startsWith('SIP/2.0 200'))
    )
      await new Promise((resolve) => setTimeout(resolve, 5));
    assert.ok(story().includes('request NOTIFY'));
    assert.ok(story().includes('response 200'));
    exchange.end();
    at.clock.turn(32_000);
    await at.sender.close();
  });
}

test('lost: the first copy is not answered, the second is', async (t) => {
  const { port } = await local(t);
  const { sender, clock } = stage();
  const { until, story, exchange } = send({ sender, clock }, to('lost', 'MESSAGE'), { address: '127.0.0.1', port });
  await until('sent');
  clock.turn(500);
  assert.equal((await until('done')).status, 200);
  assert.deepEqual(story(), ['sent MESSAGE', 'retransmission MESSAGE', 'response 200', 'done 200']);
  await exchange.close();
});
