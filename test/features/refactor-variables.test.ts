/** Variables made of what stands in a message, and put back: what is sent stays the same. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mentionAt, mentionsOf } from '../../server/src/features/mentions.ts';
import { inlining } from '../../server/src/features/refactor/inline.ts';
import { defaultsOf } from '../../server/src/sip/directives/read.ts';
import { inBlock } from '../../server/src/sip/span.ts';
import { applyEdits } from '../../server/src/sip/syntax/edit.ts';
import { parseFile } from '../../server/src/sip/syntax/parse.ts';
import { wireOf } from '../../server/src/sip/wire.ts';
import { factsOf } from '../sip/support/facts.ts';
import { cursor } from '../support/cursor.ts';
import { refactored, titlesIn } from './support/refactor.ts';

const rest = 'Via: SIP/2.0/UDP a;branch=z9hG4bK1\nFrom: "Bob" <sip:bob@example.com>;tag=bob\n\nbob and bobby\n';

test('what is selected becomes a variable that is called after its place', () => {
  const cases: readonly (readonly [marked: string, name: string])[] = [
    ['OPTIONS sip:|bob|@example.com SIP/2.0\n', 'user'],
    ['OPTIONS sip:bob@|example.com| SIP/2.0\n', 'host'],
    ['OPTIONS |sip:bob@example.com| SIP/2.0\n', 'uri'],
    ['OPTIONS sip:|bob@example.com| SIP/2.0\n', 'address'],
    ['OPTIONS sip:bob@example.com SIP/2.0\nCall-ID: |1|\n', 'callId'],
    ['OPTIONS sip:bob@example.com SIP/2.0\nTo: <sip:bob@example.com>;tag=|1|\n', 'tag'],
    ['OPTIONS sip:bob@example.com SIP/2.0\nX-Own_Field: |1|\n', 'xOwnField'],
    ['OPTIONS sip:bob@example.com SIP/2.0\n\n|some text|\n', 'text'],
    ['SIP/2.0 486 |Busy|\n', 'reason'],
    ['@user = x\nOPTIONS sip:|bob|@example.com SIP/2.0\n', 'user2'],
    ['# @prompt user Who?\nOPTIONS sip:|bob|@example.com SIP/2.0\n', 'user2'],
  ];
  for (const [marked, name] of cases) {
    const changed = refactored(marked, 'refactor-extract');
    const [, selected = ''] = marked.split('|');
    assert.ok(changed.includes(`@${name} = ${selected}\n`), `${marked} gives ${changed}`);
    assert.ok(changed.includes(`{{${name}}}`));
    assertSent(marked.replaceAll('|', ''), changed);
  }
});

test('the same text elsewhere becomes it too, but no part of a longer word', () => {
  const marked = `# @title bob\nOPTIONS sip:|bob|@example.com SIP/2.0\n${rest}`;
  const changed = refactored(marked, 'refactor-extract-all');
  assert.equal(
    changed,
    `# @title bob\n@user = bob\nOPTIONS sip:{{user}}@example.com SIP/2.0\n${rest.replaceAll(/\bbob\b/gu, '{{user}}')}`,
  );
  assertSent(marked.replaceAll('|', ''), changed);
});

test('what would not be the same as a variable stays', () => {
  for (const marked of [
    'OPTIONS sip:bob@example.com SIP/2.0\nSubject: |a |b\n',
    'OPTIONS sip:bob@example.com SIP/2.0\n|Subject|: a\n',
    'OPTIONS sip:bob@example.com SIP/2.0\nSubject: |a\n b|\n',
    'OPTIONS sip:{{|user|}} SIP/2.0\n',
    'OPTIONS sip:|bob@{{host}}| SIP/2.0\n',
    '# @raw\nOPTIONS sip:|bob|@a SIP/2.0\n',
    '# @escapes\nOPTIONS sip:a@b SIP/2.0\nSubject: |a\\tb|\n',
    '# @title |bob|\nOPTIONS sip:a@b SIP/2.0\n',
    '|OPTIONS| sip:a@b SIP/2.0\n',
  ])
    assert.deepEqual(
      titlesIn(marked).filter((title) => title.startsWith('refactor-extract')),
      [],
      marked,
    );
});

test('a variable gives way to its value wherever it counts', () => {
  const file = '@user = bob\n### \nOPTIONS sip:{{us|er}} SIP/2.0\nTo: <sip:{{ user }}@a>\n### \n';
  const own = '@user = own\nOPTIONS sip:{{user}} SIP/2.0\n';
  assert.equal(inlined(file + own), `### \nOPTIONS sip:bob SIP/2.0\nTo: <sip:bob@a>\n### \n${own}`);
  // What the file says with a variable in it takes the value that each message gives that variable.
  assert.equal(inlined(`@all = {{user}}@a\n${file}${own}`), undefined);
  assert.equal(
    inlined('@all = {{user}}@a\n@us|er = bob\nOPTIONS sip:{{all}} SIP/2.0\n'),
    '@all = bob@a\nOPTIONS sip:{{all}} SIP/2.0\n',
  );
  assert.equal(inlined('@us|er = {{user}}\nOPTIONS sip:{{user}} SIP/2.0\n'), undefined);
  assert.equal(inlined('@us|er = {{$tag}}\nOPTIONS sip:{{user}} SIP/2.0\n'), 'OPTIONS sip:{{$tag}} SIP/2.0\n');
});

test('a variable that may get another value, or means something at the start of a line, stays', () => {
  for (const file of [
    '# @prompt user\n@user = bob\nOPTIONS sip:{{us|er}} SIP/2.0\n',
    '@user = bob\n@user = eve\nOPTIONS sip:{{us|er}} SIP/2.0\n',
    'OPTIONS sip:{{us|er}} SIP/2.0\n',
    '@us|er = bob\nOPTIONS sip:a@b SIP/2.0\n',
    '@x = ### a\nMESSAGE sip:a@b SIP/2.0\n\n{{|x}}\n',
    '@x = < ./a\nMESSAGE sip:a@b SIP/2.0\n\n{{|x}}\n',
  ])
    assert.equal(inlined(file), undefined, file);
});

function inlined(marked: string): string | undefined {
  const { text, offset } = cursor(marked);
  const file = parseFile(text);
  const index = file.blocks.findLastIndex(({ start }) => start <= offset);
  const blocks = file.blocks.map(({ block }) => block);
  const names = {
    size: blocks.length,
    blockOf: (at: number) => blocks[at] ?? assert.fail(),
    mentionsIn: (at: number) => mentionsOf(blocks[at] ?? assert.fail()),
  };
  const placed = file.blocks[index] ?? assert.fail();
  const mention = mentionAt(names.mentionsIn(index), inBlock(offset - placed.start));
  const found = mention === undefined ? undefined : inlining(names, { index, mention });
  if (found === undefined) return undefined;
  const changed = blocks.map((block, at) =>
    applyEdits(
      block.text,
      found.edits.filter((each) => each.index === at).map(({ edit }) => edit),
    ),
  );
  assertSent(text, changed.join(''));
  return changed.join('');
}

/** The same bytes leave. */
function assertSent(before: string, after: string): void {
  assert.deepEqual(bytesOf(after), bytesOf(before));
}

function bytesOf(text: string): unknown[] {
  const blocks = parseFile(text).blocks.map(({ block }) => block);
  const defaults = defaultsOf(blocks);
  const sent = blocks.filter(({ message }) => message !== undefined);
  return sent.map((block) => {
    const { bytes, problems } = wireOf(block, { facts: factsOf(), encoding: 'utf8', defaults });
    return bytes === undefined ? problems.map(({ rule }) => rule) : new TextDecoder().decode(bytes);
  });
}
