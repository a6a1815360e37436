/** What is kept of exchanges over a reload: enough to show them again, nothing secret, and never too much. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { beginExchange, digestOf, type Exchange, previousOf, takeEvent } from '../../client/src/send/exchange.ts';
import { bounded, type Kept, keep, keptLimits, placeOf, restored } from '../../client/src/send/kept.ts';
import { Redactor } from '../../server/src/proofs.ts';
import type { ExchangeEvent } from '../../server/src/protocol.ts';

const startLine = 'OPTIONS sip:a SIP/2.0';
const block = `${startLine}\nTo: <sip:a>\n`;

function event(name: ExchangeEvent['event'], more: Partial<ExchangeEvent> = {}): ExchangeEvent {
  const place = { exchange: 'exchange-1', uri: 'file:///a.sip', startLine: 4, endLine: 9, title: 'OPTIONS sip:a' };
  return { ...place, event: name, at: 12.3, transport: 'udp', peer: '127.0.0.1:5060', ...more };
}

function response(status: number, more = ''): ExchangeEvent {
  const text = `SIP/2.0 ${status} X\n${more}\n`;
  const wire = Buffer.from(text.replaceAll('\n', '\r\n')).toString('base64');
  return event('response', { status, reason: 'X', text, wire });
}

function exchangeOf(events: readonly ExchangeEvent[], before?: Exchange): Exchange {
  const exchange = beginExchange(event('sent'), digestOf(block), before === undefined ? undefined : previousOf(before));
  for (const each of [...events, event('done', { status: events.at(-1)?.status ?? 0 })]) takeEvent(exchange, each);
  return exchange;
}

/** Through the storage, which keeps JSON. */
function kept(exchange: Exchange, redactor = new Redactor()): Kept {
  const found = keep(exchange, startLine, redactor);
  assert.ok(found !== undefined);
  return JSON.parse(JSON.stringify(found)) as Kept;
}

const place = { lines: { start: 4, end: 9 }, sent: digestOf(block), startLine: digestOf(startLine) };

test('what is restored shows what was there: answers, outcome, the one before; and cannot be cancelled or inserted', () => {
  const first = exchangeOf([response(486)]);
  const exchange = exchangeOf([response(100), response(200)], first);
  exchange.remarks.push('Via is now …');
  const again = restored(kept(exchange), place);
  assert.deepEqual(
    [again.id, again.state, again.isStale, again.isRestored, again.title, again.lines],
    ['', 'done', false, true, 'OPTIONS sip:a', { start: 4, end: 9 }],
  );
  assert.deepEqual(
    again.entries.map(({ event: { status }, responseIndex }) => [status, responseIndex]),
    [
      [100, undefined],
      [200, undefined],
    ],
  );
  assert.equal(again.outcome, again.entries[1]?.event);
  assert.equal(again.outcome?.text, exchange.outcome?.text);
  assert.equal(again.outcome?.wire, exchange.outcome?.wire);
  assert.deepEqual(again.remarks, ['Via is now …']);
  assert.deepEqual([again.previous?.answer.status, again.previous?.sent], [486, digestOf(block)]);
  // And a reload after the reload comes to the same.
  assert.deepEqual(kept(again), kept(exchange));
});

test('an edited message makes its answers stale', () => {
  const edited = { ...place, sent: digestOf(`${block}X: y\n`) };
  assert.equal(restored(kept(exchangeOf([response(200)])), edited).isStale, true);
});

test('an exchange without an answer hands on the one before', () => {
  const first = exchangeOf([response(486)]);
  const silent = exchangeOf([event('failed', { note: 'No answer.' })], first);
  assert.equal(previousOf(silent)?.answer.status, 486);
  assert.equal(exchangeOf([response(200)], silent).previous?.answer.status, 486);
});

test('nothing is kept of what never was, or said nothing', () => {
  assert.equal(keep(exchangeOf([]), startLine, new Redactor()), undefined);
  const { lines } = place;
  const unsent: Exchange = { ...exchangeOf([event('failed', { note: 'No.' })]), isUnsent: true, lines };
  assert.equal(keep(unsent, startLine, new Redactor()), undefined);
});

suite('secrets', () => {
  const canary = 'canary-3141592653';

  test('stand nowhere in what is kept, nor does the message that was sent', () => {
    const redactor = new Redactor();
    redactor.conceal(canary);
    const said = `X: ${canary}\nAuthorization: Digest response="0123456789abcdef"\na=crypto:1 X inline:keykeykey\n`;
    const first = exchangeOf([response(401, said)]);
    const answers = [event('failed', { note: `No ${canary}.` }), { ...response(200, said), reason: canary }];
    const exchange = exchangeOf(answers, first);
    exchange.remarks.push(`It was ${canary}.`);
    const written = JSON.stringify(kept({ ...exchange, title: `MESSAGE sip:${canary}` }, redactor));
    const unpacked = written + written.replaceAll(/[\w+/]{16,}=*/gu, (part) => Buffer.from(part, 'base64').toString());
    for (const secret of [canary, '0123456789abcdef', 'keykeykey', startLine])
      assert.ok(!unpacked.includes(secret), secret);
    assert.ok(unpacked.includes('SIP/2.0 200'));
  });
});

suite('limits', () => {
  test('of one exchange the last answers are kept, and the one that counts', () => {
    const many = Array.from({ length: 30 }, () => response(180));
    const exchange = exchangeOf([response(200), ...many]);
    takeEvent(exchange, event('done', { status: 200 }));
    const again = restored(kept(exchange), place);
    assert.equal(again.entries.length, keptLimits.entries);
    assert.equal(again.outcome?.status, 200);
  });

  test('a big answer is kept as far as it is shown', () => {
    const big = response(200, 'x'.repeat(50_000));
    const again = restored(kept(exchangeOf([{ ...big, text: 'SIP/2.0 200 X', whole: big.text ?? '' }])), place);
    assert.deepEqual(
      [again.outcome?.wire, again.outcome?.whole, again.outcome?.text],
      [undefined, undefined, 'SIP/2.0 200 X'],
    );
  });

  test('of all the latest are kept, by number and by size', () => {
    const one = kept(exchangeOf([response(200)]));
    const many = Array.from({ length: 300 }, (_, line): Kept => ({ ...one, line }));
    assert.deepEqual(
      bounded(many).map(({ line }) => line),
      Array.from({ length: keptLimits.exchanges }, (_, index) => 200 + index),
    );
    const big = many.map((each) => ({ ...each, title: 'x'.repeat(60_000) }));
    assert.deepEqual(
      bounded(big).map(({ line }) => line),
      [296, 297, 298, 299],
    );
    assert.ok(JSON.stringify(bounded(big)).length <= keptLimits.characters);
  });
});

suite('the place of a message', () => {
  const at = (start: number, sent: string, line = startLine) => ({
    lines: { start, end: start + 3 },
    sent: digestOf(sent),
    startLine: digestOf(line),
  });
  const wanted = kept(exchangeOf([response(200)]));

  test('is the nearest that is the same', () => {
    const places = [at(0, block), at(3, 'another'), at(20, block), at(30, block)];
    assert.equal(placeOf({ ...wanted, line: 4 }, places)?.lines.start, 0);
    assert.equal(placeOf({ ...wanted, line: 24 }, places)?.lines.start, 20);
  });

  test('else the nearest with the same start line, else none', () => {
    const places = [at(0, 'x', 'BYE sip:a SIP/2.0'), at(9, 'y'), at(40, 'z')];
    assert.equal(placeOf(wanted, places)?.lines.start, 9);
    assert.equal(placeOf(wanted, places.slice(0, 1)), undefined);
  });
});
