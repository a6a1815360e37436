/** Directives: every entry has its example and its words, every spelling of a key is understood, defaults are inherited. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directives } from '../../../server/src/sip/directives/directive.ts';
import {
  canonicalKey,
  defaultsOf,
  directiveNamed,
  directiveOf,
  directivesNamed,
  nameOf,
  readTime,
  valueFault,
  wordsOf,
} from '../../../server/src/sip/directives/read.ts';
import { nearest } from '../../../server/src/sip/nearest.ts';
import { cutBlocks } from '../../../server/src/sip/syntax/blocks.ts';
import { parseBlock } from '../../../server/src/sip/syntax/parse.ts';
import { directives as english } from '../../../server/src/texts/en/directives.ts';
import { directives as chinese } from '../../../server/src/texts/zh-cn/directives.ts';

const keys = directives.map(({ key }) => key);

test('every directive of the format has an entry', () => {
  const known =
    'name title tag target local auth auth-ha1 timeout t1 retransmit ack expect capture ref force-ref import loop sleep disabled note prompt prompt-secret as recv reply-to lint raw escapes eol eol-body charset send-file';
  assert.deepEqual([...keys].sort(), known.split(' ').sort());
});

test('every directive has words in every language', () => {
  assert.deepEqual(Object.keys(english).sort(), [...keys].sort());
  assert.deepEqual(Object.keys(chinese).sort(), [...keys].sort());
});

for (const definition of directives) {
  test(`the example of ${definition.key} is read as it`, () => {
    const [line] = parseBlock(definition.example).preamble;
    assert.ok(line?.kind === 'directive');
    assert.equal(directiveNamed(line.key.text), definition);
    assert.equal(valueFault(definition, line.value.text), undefined);
  });
}

test('a key is understood in kebab-case, camelCase and any case', () => {
  assert.equal(canonicalKey('forceRef'), 'force-ref');
  assert.equal(canonicalKey('authHa1'), 'auth-ha1');
  assert.equal(directiveNamed('FORCE-REF')?.key, 'force-ref');
  assert.equal(directiveNamed('Timeout')?.key, 'timeout');
  assert.equal(directiveNamed('TIMEOUT')?.key, 'timeout');
  assert.equal(directiveNamed('time-out'), undefined);
});

test('defaults of a user agent count for its blocks, and come before those of the file', () => {
  const file = '# @target udp:a\n###\n# @as bob\n# @target udp:b\n###\n# @as bob\n# @recv ACK\n# @target udp:c';
  const defaults = defaultsOf(cutBlocks(file).map((text) => parseBlock(text)));
  assert.equal(defaults.length, 2, 'what waits holds no defaults');
  const target = (text: string) => directiveOf(parseBlock(text), 'target', defaults)?.value.text;
  assert.equal(target('# @as bob\nSIP/2.0 200 OK\n'), 'udp:b');
  assert.equal(target('# @as alice\nSIP/2.0 200 OK\n'), 'udp:a');
  assert.equal(target('SIP/2.0 200 OK\n'), 'udp:a');
});

test('the nearest known key is found', () => {
  assert.equal(nearest('taget', keys), 'target');
  assert.equal(nearest('tiemout', keys), 'timeout');
  assert.equal(nearest('Retransmits', keys), 'retransmit');
  assert.equal(nearest('something-else', keys), undefined);
  assert.equal(nearest('', keys), undefined);
});

test('a value that is not of the form is told', () => {
  assert.equal(fault('timeout', ''), 'missing-value');
  assert.equal(fault('timeout', 'soon'), 'bad-time');
  assert.equal(fault('timeout', '{{patience}}'), undefined);
  assert.equal(fault('escapes', 'all'), 'needless-value');
  assert.equal(fault('raw', ''), undefined);
  assert.equal(fault('raw', 'CHOMP'), undefined);
  assert.equal(fault('raw', 'chop'), 'unknown-word');
  assert.equal(fault('eol', ''), 'missing-value');
});

test('a value is cut into words, templates in one piece', () => {
  assert.deepEqual(wordsOf('{{user}}  {{$secret alice}}x y'), ['{{user}}', '{{$secret alice}}x', 'y']);
  assert.deepEqual(wordsOf(' alice {{open \t'), ['alice', '{{open']);
  assert.deepEqual(wordsOf(' '), []);
});

test('times are read in their units', () => {
  const times = ['200', '200ms', '5s', '0.5 s', '2m', '2min', '1h', '', 's', '5 weeks', '1e3', '-1s'];
  const read = [
    200,
    200,
    5000,
    500,
    120_000,
    120_000,
    3_600_000,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ];
  assert.deepEqual(times.map(readTime), read);
});

test('a block inherits from the blocks without a message, unless it has its own', () => {
  const blocks = cutBlocks(
    '# @target udp:192.0.2.1\n# @timeout 1s\n# @raw\n###\n# @timeout 2s\n### three\nACK sip:a SIP/2.0\n### four\n# @name 4\n# @timeout 4s\n# @timeout 5s\nACK sip:a SIP/2.0\n',
  ).map(parseBlock);
  const defaults = defaultsOf(blocks);
  assert.equal(defaults.length, 2);
  const [, , three, four] = blocks;
  assert.ok(three !== undefined && four !== undefined);
  assert.equal(directiveOf(three, 'target', defaults)?.value.text, 'udp:192.0.2.1');
  assert.equal(directiveOf(three, 'timeout', defaults)?.value.text, '2s');
  assert.equal(directiveOf(three, 'raw', defaults), undefined);
  assert.equal(directiveOf(four, 'timeout', defaults)?.value.text, '5s');
  assert.equal(directivesNamed(four, 'timeout', defaults).length, 2);
  assert.equal(directiveOf(four, 'target'), undefined);
  assert.deepEqual([nameOf(three), nameOf(four)], ['three', '4']);
  assert.equal(nameOf(parseBlock('ACK sip:a SIP/2.0')), undefined);
});

function fault(key: string, value: string): string | undefined {
  const definition = directiveNamed(key);
  assert.ok(definition !== undefined);
  return valueFault(definition, value);
}
