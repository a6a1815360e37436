/** Lenses, folds and the outline of blocks. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lensesOf } from '../../server/src/features/code-lens.ts';
import { foldsOf } from '../../server/src/features/folding.ts';
import type { OutlineEntry } from '../../server/src/features/outline-entry.ts';
import { outlineOf } from '../../server/src/features/symbols.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';
import { texts } from '../sip/support/texts.ts';
import { marked } from '../support/cursor.ts';

const request = 'OPTIONS sip:a@example.com SIP/2.0\nVia: SIP/2.0/UDP a;branch=z9hG4bK1\nCSeq: 1 OPTIONS\n\nbody\n\n';

test('a request is sent from its start line; a response and a broken line are not', () => {
  const block = parseBlock(`### first\n@a = b\n  ${request}`);
  const lenses = lensesOf(block);
  assert.deepEqual(
    lenses.map((lens) => lens.action),
    ['send', 'send-fresh', 'wire'],
  );
  assert.deepEqual(marked(block.text, lenses), Array(3).fill('OPTIONS sip:a@example.com SIP/2.0'));
  assert.deepEqual(lensesOf(parseBlock('SIP/2.0 200 OK\nCSeq: 1 OPTIONS\n')), []);
  assert.deepEqual(lensesOf(parseBlock('OPTIONS\nCSeq: 1 OPTIONS\n')), []);
  assert.deepEqual(lensesOf(parseBlock('### only a title\n@a = b\n')), []);
});

test('a response that waits to be asked for has its lens within its start line', () => {
  for (const startLine of ['SIP/2.0 200 OK', 'SIP/2.0 486']) {
    const block = parseBlock(`# @recv INVITE\n${startLine}\r\nTo: x\r\n`);
    assert.deepEqual(marked(block.text, lensesOf(block)), [startLine]);
  }
});

test('a block, a head, a body and a run of comments are folded, without the empty lines behind them', () => {
  const text = `### title\n# one\n# two\n@a = b\n# three\n${request}`;
  const folds = foldsOf(parseBlock(text));
  assert.deepEqual(
    folds.map((fold) => fold.kind),
    ['block', 'comment', 'head'],
  );
  assert.deepEqual(marked(text, folds), [
    text.trimEnd(),
    '# one\n# two',
    request.slice(0, request.indexOf('\n\nbody')),
  ]);
  const twoLines = request.replace('body', 'a\nb');
  assert.deepEqual(marked(twoLines, foldsOf(parseBlock(twoLines))).slice(1), ['a\nb']);
});

test('nothing is folded where there is one line', () => {
  for (const text of ['', '\n\n\n', '###\n', '### a\n\n\n', 'OPTIONS sip:a SIP/2.0\n\n\n', '# a\n\n']) {
    assert.deepEqual(foldsOf(parseBlock(text)), [], text);
  }
});

test('header fields and lines taken out of the head fold where they are several, and no two folds begin in one line', () => {
  const text =
    '# a\n# b\nOPTIONS sip:a SIP/2.0\nSubject: one\n two\nTo: x\n#From: y\n# z\n\nm=audio 1 RTP/AVP 0\na=x\n';
  const folds = foldsOf(parseBlock(text.replace('To: x', 'Content-Type: application/sdp')));
  assert.deepEqual(
    folds.map(({ kind }) => kind),
    ['comment', 'comment', 'head', 'field', 'body'],
  );
  for (const { text: each } of texts) {
    const starts = foldsOf(parseBlock(each)).map(({ start }) => each.slice(0, start).split(/\r\n|\r|\n/u).length);
    assert.deepEqual(starts, [...new Set(starts)]);
  }
});

test('the outline shows a message by its start line or its name, with what is in it', () => {
  assert.deepEqual(printed(`### greet\n@user = bob\n${request}`), [
    'request greet — OPTIONS sip:a@example.com',
    '  variable user — bob',
    '  field Via — SIP/2.0/UDP a;branch=z9hG4bK1',
    '  field CSeq — 1 OPTIONS',
    '  body  — ',
  ]);
  assert.deepEqual(printed('### x\n# @name named\nSIP/2.0 404 Not Found\n\n\n'), ['response named — 404 Not Found']);
  assert.deepEqual(printed('SIP/2.0 200\n'), ['response 200 — ']);
  assert.deepEqual(printed('INVITE\nTo: x\n'), ['broken INVITE — ', '  field To — x']);
  assert.deepEqual(printed('@a = b\n'), ['defaults  — ', '  variable a — b']);
  assert.deepEqual(printed('### part two\n\n'), ['defaults part two — ']);
  assert.deepEqual(printed('# a comment\n\n'), []);
  const alone = outlineOf(parseBlock(request), 'messages');
  assert.equal(alone?.kind, 'request');
  assert.deepEqual(alone?.children, []);
});

test('neighbouring header fields that are about one thing stand below one entry, in the order of the text', () => {
  const names = 'Via Via Max-Forwards From To Call-ID CSeq Allow Supported Subject Contact Content-Type Content-Length';
  const text = `INVITE sip:a SIP/2.0\n${names.replaceAll(/\S+ ?/gu, (name) => `${name.trim()}: 1\n`)}`;
  assert.deepEqual(
    printed(text).filter((line) => !line.startsWith('    ')),
    [
      'request INVITE sip:a — ',
      '  route  — Via, Max-Forwards',
      '  dialog  — From, To, Call-ID, CSeq',
      '  capabilities  — Allow, Supported',
      '  field Subject — 1',
      '  field Contact — 1',
      '  about-body  — Content-Type, Content-Length',
    ],
  );
  const entry = outlineOf(parseBlock(text));
  assert.ok(entry !== undefined);
  assertNested(entry);
});

test('a session description shows its sections, and its streams can be folded', () => {
  const sdp = ['v=0', 's=A call', 'm=audio 49170 RTP/AVP 0 8', 'a=sendrecv', 'm=video 0 RTP/AVP 31', 'm='];
  const text = `INVITE sip:a SIP/2.0\nContent-Type: application/sdp\n\n${sdp.join('\n')}\n`;
  assert.deepEqual(printed(text).slice(2), [
    '  body  — ',
    '    session  — A call',
    '    media audio 49170 — RTP/AVP 0 8',
    '    media video 0 — RTP/AVP 31',
    '    media m= — ',
  ]);
  const folds = foldsOf(parseBlock(text)).filter(({ kind }) => kind === 'media');
  assert.deepEqual(marked(text, folds), ['m=audio 49170 RTP/AVP 0 8\na=sendrecv']);
  const entry = outlineOf(parseBlock(text));
  assert.ok(entry !== undefined);
  assertNested(entry);
});

test('an outline of hostile text is fit to be shown', () => {
  assert.deepEqual(printed('SIP/2.0 200 \u001b[2J\u202Egnp.exe\n'), ['response 200 ␛[2J⟨U+202E⟩gnp.exe — ']);
});

test('every focus lies in its entry, every entry in the one above it, and none touches the next', () => {
  for (const { text } of texts)
    for (const each of [text, text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r')]) {
      const entry = outlineOf(parseBlock(each));
      if (entry !== undefined) assertNested(entry);
    }
});

function printed(text: string): string[] {
  const lines: string[] = [];
  const print = (entry: OutlineEntry, indent: string): void => {
    lines.push(`${indent}${entry.kind} ${entry.name} — ${entry.detail}`);
    for (const child of entry.children) print(child, `${indent}  `);
  };
  const entry = outlineOf(parseBlock(text));
  if (entry !== undefined) print(entry, '');
  return lines;
}

/** A cursor stands in one of neighbours at most. */
function assertNested(entry: OutlineEntry): void {
  assert.ok(entry.start <= entry.focus.start && entry.focus.end <= entry.end);
  for (const [index, child] of entry.children.entries()) {
    assert.ok(entry.start <= child.start && child.end <= entry.end);
    assert.ok(child.end < (entry.children[index + 1]?.start ?? Number.POSITIVE_INFINITY), child.name);
    assertNested(child);
  }
}
