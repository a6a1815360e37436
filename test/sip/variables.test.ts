/** Which value an expression has: the nearest one, made once, never looked into again. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MessageReference } from '../../server/src/sip/expression.ts';
import { type Facts, noFacts } from '../../server/src/sip/facts.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';
import {
  checkExpression,
  createResolver,
  type Outcome,
  promisedNames,
  type Resolver,
  scopeOf,
} from '../../server/src/sip/variables.ts';
import { factsOf, type Known } from './support/facts.ts';

test('the nearest value wins', () => {
  const known = { captured: { a: 'captured' }, variables: { a: 'outside', b: 'outside', c: 'outside', d: 'outside' } };
  const resolver = resolverOf('@a = block\n@b = block\n@b = later', '@b = file\n@c = file', known);
  assert.equal(shown(resolver.expand('{{a}} {{b}} {{ c }} {{d}}', 'head')), 'captured later file outside');
});

test('a name may hold dots and letters of any script', () => {
  const resolver = resolverOf('@域.a = 1\n@a.request = 2', '');
  assert.equal(shown(resolver.expand('{{域.a}}', 'head')), '1');
  assert.equal(shown(resolver.expand('{{域.a}} {{ a.request }}', 'head')), 'fault not-known a.request');
});

test('variables refer to variables eight times over and no more', () => {
  const chain = (length: number): string =>
    Array.from({ length }, (_, index) => `@v${index} = {{v${index + 1}}}`).join('\n');
  const eight = resolverOf(`${chain(7)}\n@v7 = end`, '');
  assert.equal(shown(eight.resolve('v0', 'head')), 'end');
  const nine = resolverOf(`${chain(8)}\n@v8 = end`, '');
  assert.equal(shown(nine.resolve('v0', 'head')), 'fault too-deep v8');
  assert.equal(shown(nine.resolve('v1', 'head')), 'end');
  assert.equal(shown(nine.resolve('v0', 'head')), 'fault too-deep v0');
});

test('variables that refer to themselves are told, and variables that multiply do not fill the memory', () => {
  assert.equal(shown(resolverOf('@a = {{b}}\n@b = {{a}}', '').resolve('a', 'head')), 'fault too-deep a');
  const many = '0123456789'.repeat(10);
  const bomb = Array.from({ length: 7 }, (_, index) => `@v${index} = ${`{{v${index + 1}}}`.repeat(10)}`).join('\n');
  assert.match(shown(resolverOf(`${bomb}\n@v7 = ${many}`, '').resolve('v0', 'head')), /^fault too-long v/u);
});

test('a value that comes from outside is not looked into', () => {
  const known = { variables: { a: '{{b}}', b: 'x' }, captured: { c: '\\{{b}}' }, secrets: { d: '{{$guid}}' } };
  const resolver = resolverOf('@e = {{a}}{{c}}{{$secret d}}', '', known);
  assert.equal(shown(resolver.expand('{{e}}', 'head')), '{{b}}\\{{b}}{{$guid}}');
});

test('escaped braces are braces', () => {
  const resolver = resolverOf('@a = \\{{b}} {{c}}\n@c = d', '');
  assert.equal(shown(resolver.expand('{{a}} \\{{e}}', 'body')), '{{b}} d {{e}}');
});

test('a value is made once, and secrets are not kept', () => {
  const resolver = resolverOf('@t = {{$tag}}', '', { secrets: { alice: 'open sesame' } });
  const first = shown(resolver.resolve('t', 'head'));
  assert.equal(shown(resolver.resolve('$tag', 'body')), first);
  assert.equal(shown(resolver.resolve('$secret alice', 'head')), 'open sesame');
  assert.equal(shown(resolver.resolve('$cseq +2', 'head')), '9');
  assert.equal(shown(resolver.resolve('$cseq', 'head')), '7');
  assert.deepEqual([...resolver.generated.keys()], ['$tag', '$cseq', '$cseq +2']);
  assert.equal([...resolver.generated.values()].includes('open sesame'), false);
});

test('numbers of CSeq that belong together agree, whatever the facts say meanwhile', () => {
  let next = 0;
  const facts = { sequence: () => (next += 10) };
  const resolver = resolverOf('', '', {}, facts);
  assert.equal(shown(resolver.expand('{{$cseq +1}} {{$cseq}} {{$cseq +2}}', 'head')), '11 10 12');
});

test('a reference is asked for in its parts', () => {
  const asked: MessageReference[] = [];
  const reference = (parts: MessageReference): string => {
    asked.push(parts);
    return 'found';
  };
  const resolver = resolverOf('', '', {}, { reference });
  assert.equal(shown(resolver.resolve('invite.request.headers.Via[0].branch', 'head')), 'found');
  assert.equal(shown(resolver.resolve(' invite.response[1xx].headers.RSeq ', 'head')), 'found');
  assert.equal(shown(resolver.resolve('invite.routeSet', 'head')), 'found');
  assert.deepEqual(asked, [
    { kind: 'reference', block: 'invite', of: 'request', which: undefined, path: ['headers', 'Via', 0, 'branch'] },
    { kind: 'reference', block: 'invite', of: 'response', which: '1xx', path: ['headers', 'RSeq'] },
    { kind: 'reference', block: 'invite', of: 'routeSet', which: undefined, path: [] },
  ]);
});

test('facts that know nothing give nothing', () => {
  const resolver = createResolver(scopeOf(parseBlock('')), noFacts);
  for (const name of ['a', '$secret a', '$processEnv A', '$dotenv A', '$localIp', '$contentLength', 'a.routeSet']) {
    assert.equal(resolver.resolve(name, 'head').kind, 'fault', name);
  }
});

test('expressions are checked before anything is sent', () => {
  const scope = scopeOf(parseBlock('@a = {{b}} {{$tag}}\n@b = {{c}}\n@d = {{$nothing}}\n@e = {{e}}\n@f = {{a.b}}'), []);
  const check = (text: string): string => {
    const fault = checkExpression(text, scope, (name) => name === 'c' || name === 'known');
    return fault === undefined ? 'fine' : `${fault.fault} ${fault.name}`;
  };
  const texts = ['a', 'known', 'invite.response.status', '$branch', '', 'x', 'd', 'e', 'f', '$randomInt 5 1', '$Guid'];
  assert.deepEqual(texts.map(check), [
    'fine',
    'fine',
    'fine',
    'fine',
    'empty-expression ',
    'unresolved x',
    'unknown-function $nothing',
    'too-deep e',
    'unresolved a.b',
    'bad-arguments $randomInt',
    'fine',
  ]);
});

test('checking takes no longer for variables that multiply', () => {
  const bomb = Array.from({ length: 7 }, (_, index) => `@v${index} = ${`{{v${index + 1}}}`.repeat(30)}`).join('\n');
  let asked = 0;
  const scope = scopeOf(parseBlock(bomb));
  assert.equal(
    checkExpression('v0', scope, () => {
      asked += 1;
      return true;
    }),
    undefined,
  );
  assert.equal(asked, 30);
});

test('prompts and captures promise names', () => {
  const block = parseBlock('# @prompt user Who?\n# @promptSecret pin\n# @capture toTag = header To;tag\n# @name x\n');
  assert.deepEqual([...promisedNames(block)], ['user', 'pin', 'toTag']);
});

function resolverOf(own: string, inherited: string, known: Known = {}, more: Partial<Facts> = {}): Resolver {
  return createResolver(scopeOf(parseBlock(own), [parseBlock(inherited)]), factsOf(known, more));
}

function shown(outcome: Outcome): string {
  return outcome.kind === 'value' ? outcome.text : `fault ${outcome.fault} ${outcome.name}`;
}
