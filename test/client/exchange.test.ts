/** What an exchange comes to, and how it reads in one line. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  beginExchange,
  type Exchange,
  entriesKept,
  hasForks,
  takeEvent,
  unsentExchange,
  weightKept,
} from '../../client/src/send/exchange.ts';
import { answerOf, duration, kindOf, summaryOf } from '../../client/src/send/summary.ts';
import type { ExchangeEvent } from '../../server/src/protocol.ts';

const words = { sending: 'Sending…', ended: 'No answer' };

function event(name: ExchangeEvent['event'], more: Partial<ExchangeEvent> = {}): ExchangeEvent {
  return {
    exchange: 'exchange-1',
    event: name,
    uri: 'file:///a.sip',
    startLine: 0,
    endLine: 9,
    title: 'OPTIONS sip:a',
    at: 12.3,
    transport: 'udp',
    peer: '127.0.0.1:5060',
    ...more,
  };
}

function response(status: number, reason: string, at = 12.3): ExchangeEvent {
  return event('response', { status, reason, at, wire: 'U0lQ', text: `SIP/2.0 ${status} ${reason}\n` });
}

function after(...events: readonly ExchangeEvent[]): Exchange {
  const exchange = beginExchange(event('sent'), 'OPTIONS sip:a SIP/2.0');
  for (const each of events) takeEvent(exchange, each);
  return exchange;
}

suite('the summary', () => {
  const summary = (...events: readonly ExchangeEvent[]) => summaryOf(after(...events), words).text;

  test('says that a message is on its way', () => {
    assert.equal(summary(), 'Sending…');
  });

  test('says what was answered, when and from where', () => {
    assert.equal(summary(response(100, 'Trying', 2)), '100 Trying · 2 ms · udp 127.0.0.1:5060');
    assert.equal(summary(response(100, 'Trying'), response(200, 'OK', 1234)), '200 OK · 1.2 s · udp 127.0.0.1:5060');
  });

  test('is the final answer where that to a CANCEL comes before', () => {
    const cancelled = [response(180, 'Ringing'), response(200, 'OK'), response(487, 'Request Terminated')];
    assert.match(summary(...cancelled, event('done', { status: 487 })), /^487 /u);
  });

  test('stays what it was when more comes after the end', () => {
    const given = [event('failed', { note: 'Cancelled.' }), event('done')];
    assert.equal(summary(response(180, 'Ringing'), ...given, response(200, 'OK')), 'Cancelled.');
  });

  test('stays with the success when the answer to the BYE comes', () => {
    const open = [response(200, 'OK', 5), event('done', { status: 200, dialogOpen: true })];
    assert.match(summary(...open, response(481, 'Call Does Not Exist')), /^200 OK · 5 ms/u);
    assert.match(summary(...open, event('failed', { note: 'No answer.' })), /^200 OK/u);
  });

  test('follows a challenge by the answer to the repeat', () => {
    assert.match(summary(response(401, 'Unauthorized'), response(200, 'OK')), /^200 OK/u);
  });

  test('says why there is no answer', () => {
    assert.equal(summary(event('failed', { note: 'Nobody listens.' }), event('done')), 'Nobody listens.');
    assert.equal(summary(event('done')), 'No answer');
  });
});

test('an exchange runs until it is done, and stays open with its dialog', () => {
  assert.equal(after(response(180, 'Ringing')).state, 'running');
  assert.equal(after(response(200, 'OK'), event('done', { status: 200, dialogOpen: true })).state, 'open');
  assert.equal(after(response(200, 'OK'), event('done', { status: 200 })).state, 'done');
});

test('what came in has entries, responses with their number', () => {
  const shown = after(
    event('sent'),
    response(100, 'Trying'),
    event('retransmission'),
    event('request'),
    response(200, 'OK'),
  );
  assert.deepEqual(
    shown.entries.map((entry) => [entry.event.event, entry.responseIndex]),
    [
      ['response', 0],
      ['request', undefined],
      ['response', 1],
    ],
  );
});

test('a call has forks where its answers have several tags', () => {
  const from = (tag: string) => ({ ...response(200, 'OK'), tag });
  assert.equal(hasForks(after(response(100, 'Trying'), from('a'), from('a'))), false);
  assert.equal(hasForks(after(response(100, 'Trying'), from('a'), from('b'))), true);
});

test('a flood does not grow without end', () => {
  const flooded = after(...Array.from({ length: 1000 }, () => response(180, 'Ringing')));
  assert.equal(flooded.entries.length, entriesKept);
});

test('what is big is remembered whole as long as there is room for it, and then as it is shown', () => {
  const big = { ...response(180, 'Ringing'), wire: 'U'.repeat(300_000), whole: 'x'.repeat(200_000) };
  const flooded = after(...Array.from({ length: 50 }, () => big), response(200, 'OK'));
  const sizes = flooded.entries.map(({ event }) => (event.wire ?? '').length + (event.whole ?? '').length);
  assert.deepEqual(sizes, [500_000, 500_000, ...Array.from({ length: 48 }, () => 0), 4]);
  assert.ok(sizes.reduce((sum, size) => sum + size) <= weightKept);
  assert.deepEqual(
    [flooded.entries[2]?.event.text, flooded.entries[2]?.event.truncated],
    ['SIP/2.0 180 Ringing\n', true],
  );
  assert.equal(flooded.responses, 51);
});

test('a message that was refused says why, and is not on its way', () => {
  const refused = unsentExchange({
    uri: 'a',
    lines: { start: 3, end: 4 },
    text: 'x',
    title: 'Not sent',
    refused: 'No.',
  });
  assert.deepEqual([refused.state, summaryOf(refused, words)], ['done', { text: 'No.', kind: 'failure' }]);
});

test('an answer is called by status and reason, a request by its method', () => {
  assert.equal(answerOf(response(200, 'OK')), '200 OK');
  assert.equal(answerOf(event('response', { status: 200 })), '200');
  assert.equal(answerOf(event('request', { text: 'BYE sip:a SIP/2.0\n' })), 'BYE');
  assert.equal(answerOf(event('unexpected', { text: '' })), '');
});

test('each answer has its kind', () => {
  const kinds = [100, 199, 200, 302, 404, 603].map((status) => kindOf(response(status, '')));
  assert.deepEqual(kinds, ['provisional', 'provisional', 'success', 'redirection', 'failure', 'failure']);
  assert.equal(kindOf(event('request')), 'request');
  assert.equal(kindOf(event('failed')), 'failure');
  assert.equal(kindOf(event('unexpected', { status: 200 })), 'note');
});

test('times are short', () => {
  assert.deepEqual([0.42, 1, 999.4, 1200, 32_000].map(duration), ['0.4 ms', '1 ms', '999 ms', '1.2 s', '32.0 s']);
});
