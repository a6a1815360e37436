/** Whatever stands in a field: reading it ends, throws nothing, and keeps to the field. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headers } from '../../../server/src/sip/headers/index.ts';
import { parseBlock } from '../../../server/src/sip/syntax/parse.ts';
import type { Field, Message } from '../../../server/src/sip/syntax/tree.ts';
import { type FieldReading, readingsOf, startLineReadingOf } from '../../../server/src/sip/values-of.ts';
import { damageOf, seeded } from '../support/texts.ts';

/** Values that hold much of what the grammars know; the examples of all headers are added. */
const rich: readonly (readonly [string, string])[] = [
  [
    'Via',
    'SIP / 2.0 /UDP\r\n [2001:db8::9:1] : 5060;received=2001:db8::1;branch=z9hG4bK1 , SIP/2.0/TLS a.example.com;x="a\\",b"',
  ],
  ['To', '"A. \\"B\\" C" <sip:user;x=y:pw@example.com:5060;lr;maddr=[::1]?Subject=a%20b&x=>;tag=1;x=[::1];y'],
  ['From', 'Bob Smith <tel:+1-201-555-0123;phone-context=example.com>;tag=a{{b}}c'],
  ['Contact', '*, sip:a@b?x=y;q=1, "x" <http://h/?a,b;c>;expires=1, <sips:{{u}}@h>;+sip.instance="<urn:uuid:1>"'],
  ['Authorization', 'Digest username="a, b", realm=x , nonce = "", uri="sip:x", nc=00000001, qop=auth'],
  ['Date', 'Sat, 13 Nov 2010 23:29:00 GMT'],
  ['Call-ID', 'a"<{b}{{c}}>@d[e]'],
  ['Server', 'a/1.0 (b (c \\) "d") é) e'],
];

const pieces = [
  '"',
  '<',
  '>',
  ',',
  ';',
  ';;',
  '=',
  '?',
  '@',
  ':',
  '%',
  '%4',
  '[',
  ']',
  '::',
  '(',
  ')',
  '\\',
  '*',
  '/',
  ' ',
  '\t',
  '\r\n ',
  '{{',
  '}}',
  'é',
  '😀',
  '\0',
  '.',
  '-',
  '9999999999',
  'sip:',
  'tel:',
];

function messageWithValue(name: string, value: string): Message {
  const { message } = parseBlock(`OPTIONS sip:a@b SIP/2.0\r\n${name}: ${value}\r\n\r\n`);
  assert.ok(message);
  return message;
}

/** Every span of a value, whatever its type. */
function eachSpan(node: unknown, visit: (start: number, end: number, text: unknown) => void): void {
  if (typeof node !== 'object' || node === null) return;
  const { start, end, text } = node as { start?: unknown; end?: unknown; text?: unknown };
  if (typeof start === 'number' && typeof end === 'number') visit(start, end, text);
  for (const part of Object.values(node)) eachSpan(part, visit);
}

function checkReading({ source }: Message, field: Field, { values, failures }: FieldReading): void {
  const within = (start: number, end: number, text?: unknown): void => {
    assert.ok(field.value.start <= start && start <= end && end <= field.value.end, `${start}–${end} in ${source}`);
    if (typeof text === 'string') assert.equal(source.slice(start, end), text);
  };
  for (const placed of values) {
    within(placed.start, placed.end);
    eachSpan(placed.value, within);
  }
  for (const { span } of failures) within(span.start, span.end);
}

function check(message: Message): void {
  for (const reading of readingsOf(message)) checkReading(message, reading.field, reading);
  const { uri, failures } = startLineReadingOf(message);
  if (uri !== undefined) assert.ok(uri.start >= message.startLine.start && uri.end <= message.startLine.end);
  for (const { span } of failures) assert.ok(span.end <= message.startLine.end);
}

function samples(): (readonly [string, string])[] {
  return [...headers.map(({ name, example }) => [name, example] as const), ...rich];
}

test('every prefix of a value', () => {
  for (const [name, value] of samples()) {
    for (let end = 0; end <= value.length; end += 1) check(messageWithValue(name, value.slice(0, end)));
  }
});

test('every value in every header', () => {
  for (const { name } of headers) for (const [, value] of samples()) check(messageWithValue(name, value));
});

test('values with seeded damage', () => {
  const random = seeded(3261);
  const below = (limit: number): number => Math.floor(random() * limit);
  const all = samples();
  for (let round = 0; round < 20_000; round += 1) {
    const [name, original] = all[below(all.length)] ?? ['To', ''];
    let value = original;
    for (let times = 1 + below(3); times > 0; times -= 1) {
      const at = below(value.length + 1);
      const piece = pieces[below(pieces.length)] ?? '';
      value = value.slice(0, at) + piece + value.slice(at + below(3));
    }
    check(messageWithValue(name, value));
  }
});

test('start lines with seeded damage', () => {
  const random = seeded(5954);
  const text = 'INVITE sip:a;b:c@[2001:db8::1]:5060;lr;x=%20?y=z SIP/2.0\r\nTo: <sip:a@b>\r\n\r\n';
  for (let round = 0; round < 5_000; round += 1) {
    const { start, end, text: put } = damageOf(text, random);
    const { message } = parseBlock(text.slice(0, start) + put + text.slice(end));
    if (message !== undefined) check(message);
  }
});

test('long values in time that grows with their length alone', () => {
  const times = 100_000;
  for (const [name, begin, repeated] of [
    ['To', '<sip:a@b>', ';a=b'],
    ['To', '<sip:a@b>;x=y', ';x=y'],
    ['To', '"', '{{a'],
    ['To', 'a', ' a'],
    ['To', '<sip:a@b', '<'],
    ['Contact', '', '<,'],
    ['Contact', '', '"'],
    ['Contact', '{{', '{{a,'],
    ['Contact', '', '<sip:a@b>;x="\\\\",'],
    ['Call-ID', '', '{{'],
    ['Server', '', '('],
    ['Server', 'a (', '\\('],
    ['Via', '', ', '],
    ['Via', 'SIP/2.0/UDP ', '1.'],
    ['Via', 'SIP/2.0/UDP [', ':1'],
    ['To', '<sip:', 'a:'],
    ['To', '<sip:a@b', '?a=b&'],
    ['Contact', 'a', ' é<'],
    ['Authorization', 'Digest a=b', ' , a=b'],
    ['To', '"', '\\\r\n '],
    ['To', '"a\r\n', ' \t'],
    ['P-Charging-Vector', '', ';'],
    ['P-Charging-Vector', 'a=b', ' ;'],
    ['P-Charging-Function-Addresses', 'a', ' ,; a'],
    ['Privacy', 'id', ' ; id'],
    ['Warning', '', '399 a:1 "b",'],
    ['Warning', '399 ', 'a.'],
    ['User-Agent', 'a', ' (b)'],
    ['User-Agent', 'a', '/b'],
    ['Accept-Language', 'a', '-a'],
    ['Timestamp', '1', '1'],
    ['Session-ID', 'a', 'a'],
    ['Content-ID', '<a', '@'],
    ['Identity', 'a', ';info=<https://a>'],
    ['User-to-User', '', '"a";b=c,'],
    ['Accept-Contact', '*', ';a="<b>"'],
    ['Resource-Priority', '', 'a.b,'],
    ['Trigger-Consent', '', 'sip:a@b;c="d",'],
    ['In-Reply-To', '', 'a@b,'],
    ['Retry-After', '1 ', '('],
  ] as const) {
    const message = messageWithValue(name, begin + repeated.repeat(times));
    const before = process.cpuUsage();
    readingsOf(message);
    // Processor time, because the machine may have other things to do; growth by the square would take many times more.
    const took = process.cpuUsage(before).user / 1000;
    assert.ok(took < 3_000, `${name}: ${begin} and many ${JSON.stringify(repeated)} took ${took} ms`);
  }
});
