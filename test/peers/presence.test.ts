/** Subscriptions and publications at Kamailio's presence modules, over every transport: RFC 6665 and RFC 3903. */

import assert from 'node:assert/strict';
import { before, describe, type TestContext, test } from 'node:test';
import { makeCertificates } from '../support/certificates.ts';
import { inTheEnd } from '../support/leftovers.ts';
import { type Run, valueIn, wireOf } from '../ua/exchange.ts';
import { type Ask, asking, certificateFiles } from './asking.ts';
import { type Kamailio, kamailio } from './kamailio.ts';
import { freePort, until } from './programs.ts';
import { nameOf, type Way, ways } from './ways.ts';

let peer: Kamailio;
let ask: Ask;

before(async () => {
  const certificates = makeCertificates();
  peer = await kamailio({ certificate: certificateFiles(certificates) });
  ask = asking(peer, certificates);
});

inTheEnd(() => peer.stop());

/** Each package, the type of its body, a body, and what is looked for of it: Kamailio writes XML anew. */
const publications = [
  [
    'message-summary',
    'application/simple-message-summary',
    'Messages-Waiting: yes\r\nMessage-Account: sip:alice@sip.test\r\nVoice-Message: 2/8 (0/2)\r\n',
    'Voice-Message: 2/8',
  ],
  [
    'presence',
    'application/pidf+xml',
    '<?xml version="1.0"?><presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:alice@sip.test"><tuple id="t1"><status><basic>open</basic></status></tuple></presence>',
    '<basic>open</basic>',
  ],
] as const;

function overEveryWay(what: string, body: (test: TestContext, way: Way) => Promise<void>): void {
  describe(what, () => {
    for (const way of ways) test(nameOf(way), (t) => body(t, way));
  });
}

/** A SUBSCRIBE that was granted. */
async function subscribed(t: TestContext, way: Way, event: string, user: string) {
  const more = [`Event: ${event}`, 'Expires: 60', 'Accept: application/simple-message-summary, application/pidf+xml'];
  const run = ask(t, way, { method: 'SUBSCRIBE', user, to: `<sip:${user}@sip.test>`, more, from: await freePort() });
  const done = await run.until('done');
  assert.ok(done.status === 200 || done.status === 202, `${done.status} ${done.note?.key}`);
  return run;
}

/** The next NOTIFY: the state of the subscription that it tells, and its body. */
async function notified({ until: event }: Run) {
  const heard = wireOf(await event('request'));
  assert.match(heard, /^NOTIFY /u);
  return { state: valueIn(heard, 'Subscription-State'), body: heard.slice(heard.indexOf('\r\n\r\n') + 4), heard };
}

/** That Kamailio got a 200 for as many NOTIFYs of a subscription; on a busy machine it may send one twice. */
async function granted(callId: string, count: number): Promise<void> {
  const isGranted = (text: string) =>
    text.startsWith('SIP/2.0 200 ') && /^CSeq: \d+ NOTIFY\r$/mu.test(text) && text.includes(callId);
  const answered = () => {
    const answers = peer.dump().filter(({ direction, text }) => direction === 'received' && isGranted(text));
    return new Set(answers.map(({ text }) => valueIn(text, 'CSeq'))).size;
  };
  await until(() => (answered() >= count ? true : undefined), `${count} answers to NOTIFY`);
  assert.equal(answered(), count);
}

let users = 0;

describe('Kamailio', () => {
  for (const [event, type, body, words] of publications) {
    overEveryWay(`${event}: SUBSCRIBE, a NOTIFY at once, one for a PUBLISH, and the last one`, async (t, way) => {
      users += 1;
      const user = `somebody${users}`;
      const run = await subscribed(t, way, event, user);
      assert.match((await notified(run)).state, /^active;expires=\d+$/u);
      const more = [`Event: ${event}`, 'Expires: 120', `Content-Type: ${type}`];
      const publish = ask(t, way, { method: 'PUBLISH', user, to: `<sip:${user}@sip.test>`, more, body });
      assert.match(answerOf(publish, (await publish.until('done')).status), /^SIP-ETag: /mu);
      const second = await notified(run);
      assert.match(second.state, /^active;/u);
      assert.ok(second.body.includes(words), second.body);
      // RFC 6665 §4.1.2.3: it ends with a NOTIFY that says so.
      const last = await notified(run.send(ending(run.text, second.heard)));
      assert.match(last.state, /^terminated/u);
      await granted(run.callId, 3);
      await run.heard('SUBSCRIBE', 2);
    });
  }

  test('a PUBLISH with an entity-tag that nobody knows is refused', async (t) => {
    const way = { transport: 'udp', address: '127.0.0.1' } as const;
    const [event, type, body] = publications[1];
    const more = [`Event: ${event}`, 'Expires: 120', 'SIP-If-Match: unknown', `Content-Type: ${type}`];
    const run = ask(t, way, { method: 'PUBLISH', user: 'alice', to: '<sip:alice@sip.test>', more, body });
    assert.equal((await run.until('done')).status, 500);
    assert.deepEqual(await run.heard('PUBLISH'), [run.text]);
    t.diagnostic(
      'RFC 3903 §6 answers a PUBLISH whose SIP-If-Match is unknown with 412. Kamailio 5.6 says 500. The row with 412 is played by SIPp.',
    );
  });

  test('489 for an event that it does not know', async (t) => {
    const way = { transport: 'udp', address: '127.0.0.1' } as const;
    const run = ask(t, way, { method: 'SUBSCRIBE', user: 'alice', more: ['Event: no-such-package', 'Expires: 60'] });
    assert.equal((await run.until('done')).status, 489);
    assert.match(
      wireOf(run.events.all.find(({ event }) => event === 'response') ?? assert.fail()),
      /^Allow-Events: /mu,
    );
  });
});

/** The answer of that status, as it came. */
function answerOf({ events }: Run, status: number | undefined): string {
  return wireOf(events.all.find((each) => each.event === 'response' && each.status === status) ?? assert.fail());
}

/** The SUBSCRIBE that ends a subscription, within its dialog. */
function ending(subscribe: string, notify: string): string {
  return subscribe
    .replace(/^SUBSCRIBE \S+/u, `SUBSCRIBE ${valueIn(notify, 'Contact').slice(1, -1)}`)
    .replace(/branch=\w+/u, '$&end')
    .replace(/^To: .*\r$/mu, `To: ${valueIn(notify, 'From')}\r`)
    .replace('CSeq: 1', 'CSeq: 2')
    .replace('Expires: 60', 'Expires: 0');
}
