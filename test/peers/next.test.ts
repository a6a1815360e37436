/** What comes next behind a refusal, as an editor offers it, sent for real: the peer must take the second request. */

import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { bundlesForFile } from '../support/file-bundles.ts';
import { linesOf, valueIn } from '../ua/exchange.ts';
import { type Desk, desk } from './desk.ts';
import { kamailio } from './kamailio.ts';
import { sipp } from './sipp.ts';
import type { Written } from './written.ts';

const bundles = bundlesForFile('server.js', 'worker.js');

const udp = { transport: 'udp', address: '127.0.0.1' } as const;

interface Refusal extends Partial<Written> {
  readonly method: string;
  /** The status line, and a header field beside it. */
  readonly refusal: string;
  readonly row: string;
  /** The step that is taken. */
  readonly next: string;
}

/** Has SIPp refuse a message, takes the step that is offered, and gives what SIPp received of both. */
async function refused(t: TestContext, { refusal, row, next, method, ...written }: Refusal) {
  const isCall = method === 'INVITE';
  const uas = await sipp(t, isCall ? 'refuse-invite' : 'refuse', { keys: { refusal, row } });
  const table = await desk(t, bundles.folder, { ...udp, method, port: uas.port, ...written });
  assert.equal(await table.outcome(1), Number(refusal.split(' ', 1)[0]));
  const again = await table.take(next);
  assert.equal(await table.outcome(2), 200);
  if (isCall) await hangUp(table, again, 3);
  await table.stop();
  const received = (await uas.result()).received.filter((text) => text.startsWith(`${method} `));
  assert.deepEqual(
    received.map((text) => valueIn(text, 'CSeq')),
    [`1 ${method}`, `2 ${method}`],
  );
  return received as [string, string];
}

/** Ends the call that the message in a line has opened; that is the outcome of this number. */
async function hangUp({ take, outcome }: Desk, line: number, count: number): Promise<void> {
  await take('Next: BYE', { at: line });
  assert.equal(await outcome(count), 200);
}

function bodyOf(text: string): string {
  return text.slice(text.indexOf('\r\n\r\n') + 4);
}

describe('SIPp', { concurrency: 2 }, () => {
  test('302: the INVITE goes to the contact that is named, by a click', async (t) => {
    const other = await sipp(t, 'answer');
    const first = await sipp(t, 'redirect', { keys: { contact: `sip:uas@127.0.0.1:${other.port}` } });
    const table = await desk(t, bundles.folder, { ...udp, method: 'INVITE', port: first.port });
    assert.equal(await table.outcome(1), 302);
    await first.result();
    const again = await table.take(`Next: INVITE to sip:uas@127.0.0.1:${other.port}`);
    assert.equal(await table.outcome(2), 200);
    await hangUp(table, again, 3);
    await table.stop();
    const [invite = ''] = (await other.result()).received;
    assert.ok(invite.startsWith(`INVITE sip:uas@127.0.0.1:${other.port} SIP/2.0\r\n`), invite);
  });

  test('412: a PUBLISH with a stale SIP-If-Match is sent anew, without it and with its state', async (t) => {
    const [first, second] = await refused(t, {
      method: 'PUBLISH',
      refusal: '412 Conditional Request Failed',
      row: 'Server: SIPp',
      next: 'Next: PUBLISH anew',
      more: ['Event: presence', 'Expires: 60', 'SIP-If-Match: stale', 'Content-Type: application/pidf+xml'],
      body: '<presence/>',
    });
    assert.equal(valueIn(first, 'SIP-If-Match'), 'stale');
    assert.deepEqual(linesOf(second, 'SIP-If-Match'), []);
    assert.equal(bodyOf(second), bodyOf(first));
  });

  test('415: a MESSAGE is sent without the body that nobody takes', async (t) => {
    const [first, second] = await refused(t, {
      method: 'MESSAGE',
      refusal: '415 Unsupported Media Type',
      row: 'Accept: text/plain',
      next: 'Next: MESSAGE without the body',
      more: ['Content-Type: application/json'],
      body: '{}',
    });
    assert.match(bodyOf(first), /^\{\}/u);
    assert.equal(bodyOf(second), '');
    assert.deepEqual(linesOf(second, 'Content-Type'), []);
  });

  test('420: the INVITE is sent without the extension that is not supported', async (t) => {
    const [first, second] = await refused(t, {
      method: 'INVITE',
      refusal: '420 Bad Extension',
      row: 'Unsupported: precondition',
      next: 'Next: INVITE without precondition',
      more: ['Require: precondition', 'Supported: 100rel, precondition'],
    });
    assert.equal(valueIn(first, 'Require'), 'precondition');
    assert.deepEqual(linesOf(second, 'Require'), []);
    assert.equal(valueIn(second, 'Supported'), '100rel');
  });

  test('421: the INVITE is sent with the extension that is wanted', async (t) => {
    const [, second] = await refused(t, {
      method: 'INVITE',
      refusal: '421 Extension Required',
      row: 'Require: 100rel',
      next: 'Next: INVITE with Supported: 100rel',
      more: ['Supported: timer'],
    });
    assert.equal(valueIn(second, 'Supported'), 'timer, 100rel');
  });

  test('422: the INVITE is sent with the session interval that is wanted at least', async (t) => {
    const [first, second] = await refused(t, {
      method: 'INVITE',
      refusal: '422 Session Interval Too Small',
      row: 'Min-SE: 300',
      next: 'Next: INVITE with a session interval of 300 s',
      more: ['Supported: timer', 'Session-Expires: 90;refresher=uac'],
    });
    assert.equal(valueIn(first, 'Session-Expires'), '90;refresher=uac');
    assert.equal(valueIn(second, 'Session-Expires'), '300;refresher=uac');
    assert.equal(valueIn(second, 'Min-SE'), '300');
  });

  test('488: the INVITE is sent without an offer, and its ACK answers the one that comes back', async (t) => {
    const uas = await sipp(t, 'refuse-invite', {
      keys: { refusal: '488 Not Acceptable Here', row: 'Warning: 305 sip.test "Incompatible media format"' },
    });
    const table = await desk(t, bundles.folder, { ...udp, method: 'INVITE', port: uas.port });
    assert.equal(await table.outcome(1), 488);
    const again = await table.take('Next: INVITE without an offer');
    assert.equal(await table.outcome(2), 200);
    await table.take('Next: ACK with the answer', { at: again });
    await table.outcome(3);
    await hangUp(table, again, 4);
    await table.stop();
    const { received } = await uas.result();
    const [invite = '', ack = ''] = ['INVITE', 'ACK'].map((method) =>
      received.findLast((text) => text.startsWith(`${method} `)),
    );
    assert.equal(bodyOf(invite), '');
    // RFC 3264 §6: the answer takes the format that was offered.
    assert.match(bodyOf(ack), /^m=audio [1-9]\d* RTP\/AVP 0\r$/mu);
  });

  test('491: the INVITE that holds the call is sent once more, after the time that glare wants', async (t) => {
    const uas = await sipp(t, 'glare');
    const table = await desk(t, bundles.folder, { ...udp, method: 'INVITE', port: uas.port });
    assert.equal(await table.outcome(1), 200);
    const hold = await table.take('Next: INVITE that holds the call');
    assert.equal(await table.outcome(2), 491);
    const again = await table.take('Next: INVITE after a while', { at: hold });
    assert.equal(await table.outcome(3), 200);
    await hangUp(table, again, 4);
    await table.stop();
    await uas.result();
  });
});

describe('Kamailio', { concurrency: 2 }, () => {
  test('401: the REGISTER is sent with credentials', async (t) => {
    const { table, stop, heard } = await registering(t, []);
    assert.equal(await table.outcome(1), 401);
    await table.take('Next: REGISTER with credentials');
    assert.equal(await table.outcome(2), 200);
    await stop();
    // The step is challenged too: no nonce is taken from another message.
    assert.deepEqual(
      heard().map((text) => valueIn(text, 'CSeq')),
      ['1 REGISTER', '2 REGISTER', '3 REGISTER'],
    );
    assert.match(valueIn(heard().at(-1) ?? '', 'Authorization'), /^Digest username="alice"/u);
  });

  test('423: the REGISTER is sent with the time that the registrar wants at least, and removed then', async (t) => {
    const { table, stop, heard } = await registering(t, ['# @auth alice'], ['Expires: 5']);
    assert.equal(await table.outcome(1), 423);
    const longer = await table.take('Next: REGISTER for 10 s');
    assert.equal(await table.outcome(2), 200);
    await table.take('Next: REGISTER that removes', { at: longer });
    assert.equal(await table.outcome(3), 200);
    await stop();
    const expires = heard().map((text) => linesOf(text, 'Expires')[0]);
    assert.equal(expires[0], 'Expires: 5');
    assert.ok(expires.includes('Expires: 10'), expires.join());
    assert.equal(expires.at(-1), 'Expires: 0');
  });
});

/** A desk that sent a REGISTER to a Kamailio of its own, and what that heard. */
async function registering(t: TestContext, preamble: readonly string[], more: readonly string[] = ['Expires: 60']) {
  const peer = await kamailio();
  t.after(() => peer.stop());
  const written = { ...udp, method: 'REGISTER', user: '', port: peer.port, more, preamble };
  const table = await desk(t, bundles.folder, written, { password: 'secret' });
  const heard = () =>
    peer
      .dump()
      .filter(({ direction, text }) => direction === 'received' && text.startsWith('REGISTER '))
      .map(({ text }) => text);
  return { table, stop: table.stop, heard };
}
