/** Functions: every entry has its example and its words; what each makes is of the right form. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readExpression } from '../../server/src/sip/expression.ts';
import type { Facts } from '../../server/src/sip/facts.ts';
import { functionNamed, functions } from '../../server/src/sip/functions.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';
import { createResolver, scopeOf } from '../../server/src/sip/variables.ts';
import { functions as english } from '../../server/src/texts/en/functions.ts';
import { functions as chinese } from '../../server/src/texts/zh-cn/functions.ts';
import { factsOf } from './support/facts.ts';

const names = functions.map(({ name }) => name);

test('every function of the format has an entry, and words in every language', () => {
  const known =
    'guid uuid randomInt timestamp datetime localDatetime processEnv dotenv branch callId tag cseq localIp localPort transport targetHost targetPort contentLength rtpPort sdpVersion secret';
  for (const name of known.split(' ')) assert.ok(functionNamed(name) !== undefined, name);
  assert.deepEqual(Object.keys(english).sort(), [...names].sort());
  assert.deepEqual(Object.keys(chinese).sort(), [...names].sort());
});

for (const definition of functions) {
  test(`the example of $${definition.name} has a value`, () => {
    const expression = readExpression(definition.example);
    assert.ok(expression.kind === 'function');
    assert.equal(functionNamed(expression.name), definition);
    assert.equal(definition.fits(expression.args), true);
    assert.notEqual(made(definition.example), undefined);
    assert.ok(definition.form.startsWith(`$${definition.name}`));
  });
}

test('values are of their form', () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u;
  const forms: Readonly<Record<string, RegExp>> = {
    $guid: uuid,
    $uuid: uuid,
    '$random.uuid': uuid,
    '$random.email': /^[a-z]{10}@example\.com$/u,
    '$random.alphabetic(5)': /^[a-z]{5}$/u,
    '$random.alphanumeric 6': /^[a-z0-9]{6}$/u,
    '$random.hexadecimal(7)': /^[0-9a-f]{7}$/u,
    '$random.float': /^0\.\d+$/u,
    $randomInt: /^\d{1,3}$/u,
    $branch: /^z9hG4bK[0-9a-f]{20}$/u,
    $callId: /^[0-9a-f]{32}$/u,
    $tag: /^[0-9a-f]{12}$/u,
  };
  for (const [call, form] of Object.entries(forms)) assert.match(made(call) ?? '', form);
});

test('random numbers stay within their range', () => {
  for (const random of [0, 0.5, 0.999_999_999]) {
    const facts = { random: () => random };
    const number = Number(made('$randomInt -3 4', facts));
    assert.ok(number >= -3 && number < 4);
    const integer = Number(made('$random.integer(10, 12)', facts));
    assert.ok(integer === 10 || integer === 11);
    const port = Number(made('$rtpPort', facts));
    assert.ok(port % 2 === 0 && port >= 16_384 && port < 32_768);
  }
});

test('times are written in the form asked for', () => {
  assert.equal(made('$timestamp'), '1714979289');
  assert.equal(made('$timestamp -1 h'), '1714975689');
  assert.equal(made('$sdpVersion'), '3923968089');
  assert.equal(made('$datetime rfc1123'), 'Mon, 06 May 2024 07:08:09 GMT');
  assert.equal(made('$datetime iso8601'), '2024-05-06T07:08:09.012Z');
  assert.equal(made('$datetime iso8601 1 M'), '2024-06-06T07:08:09.012Z');
  assert.equal(made('$datetime "YYYY [Y] -2 y"'), '2024 Y -2 y');
  assert.equal(made("$datetime 'YY/M/D dddd MMMM h:m:s A a ZZ' -1 y"), '23/5/6 Saturday May 7:8:9 AM am +0000');
  assert.equal(made('$localDatetime rfc1123'), 'Mon, 06 May 2024 15:08:09 +0800');
  assert.equal(made('$localDatetime iso8601'), '2024-05-06T15:08:09.012+08:00');
  assert.equal(made('$localDatetime "ddd hh:mm A Z"', { zoneOffset: () => -210 }), 'Mon 03:38 AM -03:30');
  for (const unit of ['ms', 's', 'm', 'h', 'd', 'w', 'M', 'y'])
    assert.notEqual(made(`$timestamp 1 ${unit}`), undefined);
});

test('arguments that do not fit are told', () => {
  const bad = ['$guid x', '$randomInt 1', '$randomInt 2 1', '$randomInt a b', '$timestamp 1', '$timestamp 1 x'];
  const more = ['$datetime', '$datetime iso8601 1', '$secret', '$secret a b', '$cseq 1', '$cseq +x', '$tag()x'];
  const sizes = ['$random.alphabetic', '$random.alphabetic(-1)', '$random.alphabetic(100000)', '$random.float(a, 1)'];
  for (const call of [...bad, ...more, ...sizes]) assert.equal(made(call), undefined, call);
});

test('where a message goes to is known only while it is sent', () => {
  assert.equal(made('$targetHost'), 'proxy.example.com');
  assert.equal(made('$targetPort'), '5060');
  for (const name of ['localIp', 'localPort', 'transport', 'targetHost', 'targetPort']) {
    assert.equal(made(`$${name}`, { flow: undefined }), undefined);
  }
});

test('arguments are cut apart at blanks or commas, and quotes hold them together', () => {
  const argsOf = (text: string): readonly string[] => {
    const expression = readExpression(text);
    return expression.kind === 'function' ? expression.args : [];
  };
  assert.deepEqual(argsOf('$f'), []);
  assert.deepEqual(argsOf('$f  a\t b '), ['a', 'b']);
  assert.deepEqual(argsOf('$f(a, "b, c")'), ['a', 'b, c']);
  assert.deepEqual(argsOf(`$f "a b" '' c'd e'`), ['a b', '', 'cd e']);
  assert.deepEqual(argsOf('$f()'), []);
});

test('what is neither function nor reference is a variable', () => {
  const kinds = [
    'a',
    'a.b',
    'a.request',
    'a.request.',
    'a..request',
    'a.request[',
    'a b',
    '.request.x',
    'request.body',
  ];
  const kindOf = (text: string): string => readExpression(text).kind;
  assert.deepEqual(kinds.map(kindOf), [
    'variable',
    'variable',
    'reference',
    'variable',
    'variable',
    'variable',
    'variable',
    'variable',
    'variable',
  ]);
});

function made(call: string, more: Partial<Facts> = {}): string | undefined {
  const known = { secrets: { alice: 'x' } };
  const outside = { processVariable: () => 'home', dotenv: () => 'dot' };
  const resolver = createResolver(scopeOf(parseBlock('')), factsOf(known, { ...outside, ...more }), {
    contentLength: () => 5,
  });
  const outcome = resolver.resolve(call, 'head');
  return outcome.kind === 'value' ? outcome.text : undefined;
}
