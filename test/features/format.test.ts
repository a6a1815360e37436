/** Formatting: what it does to the smallest texts, that it is done once and for all, and that nothing is said otherwise. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { formatBlock, formatFile, formatTyped } from '../../server/src/features/format.ts';
import type { FormatStyle } from '../../server/src/features/format-style.ts';
import { inBlock, spanOf } from '../../server/src/sip/span.ts';
import { applyEdits } from '../../server/src/sip/syntax/edit.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';
import { applied, damageOf, seeded, texts } from '../sip/support/texts.ts';
import { cursor } from '../support/cursor.ts';
import { assertFormatted, styles } from '../support/formatted.ts';

const plain: FormatStyle = { names: 'keep', order: false };
const line = 'OPTIONS sip:bob@example.com SIP/2.0';

suite('one line', () => {
  const cases: readonly (readonly [before: string, after: string])[] = [
    ['FROM  :<sip:a@b>  ', 'From: <sip:a@b>'],
    ['F :\t<sip:a@b>', 'f: <sip:a@b>'],
    ['x-own:1', 'x-own: 1'],
    ['Supported: ', 'Supported:'],
    ['Subject:\n one \n  two\t', 'Subject: one\n  two'],
    ['Subject: "a \n b" ', 'Subject: "a \n b"'],
    ['#Max-Forwards :70 ', '#Max-Forwards :70 '],
  ];
  for (const [before, after] of cases) {
    test(JSON.stringify(before), () => {
      assert.equal(formatFile(`${line}\n${before}\n`, plain), `${line}\n${after}\n`);
    });
  }
});

test('lines above the message are made even', () => {
  const before = '####   A call \n#  @name=call \n@user  =alice\t\n# said \n   \n  OPTIONS  sip:a@b   SIP/2.0 \n';
  assert.equal(
    formatFile(before, plain),
    '#### A call\n# @name call\n@user = alice\n# said\n\nOPTIONS sip:a@b SIP/2.0\n',
  );
  assert.equal(formatFile('SIP/2.0  200   OK \n', plain), 'SIP/2.0 200   OK \n');
  assert.equal(formatFile('SIP/2.0 200 \n', plain), 'SIP/2.0 200 \n');
});

test('names and order can be chosen', () => {
  const before = `${line}\r\nCall-ID:1\r\nv:SIP/2.0/UDP a\r\n\r\nCall-ID:1 \r\n`;
  const format = (style: Partial<FormatStyle>) => formatFile(before, { ...plain, ...style });
  assert.match(format({ names: 'long' }), /\r\nCall-ID: 1\r\nVia: S/u);
  assert.match(format({ names: 'compact' }), /\r\ni: 1\r\nv: S/u);
  assert.equal(format({ order: true }), `${line}\r\nv: SIP/2.0/UDP a\r\nCall-ID: 1\r\n\r\nCall-ID:1 \r\n`);
});

test('a block that means each of its bytes, or that is no message yet, stays as it is', () => {
  for (const text of [
    `#  @raw\n${line}  \nFROM :a \n`,
    `INVITE\nFROM :a \n`,
    `   ${line}\n   FROM :a \n   To: b\n`,
    `# @key == a\n`,
  ])
    assert.equal(formatFile(text, plain), text);
});

test('of a part of a file the lines in it are formatted', () => {
  const block = parseBlock(`${line}\nX-A :1\nX-B :2\nX-C :3\n`);
  const at = block.text.indexOf('X-B');
  const edits = formatBlock(block, { ...plain, order: true }, spanOf(at, at + 1));
  assert.equal(applyEdits(block.text, edits), `${line}\nX-A :1\nX-B: 2\nX-C :3\n`);
});

test('a selection that ends where a line begins has nothing of that line, and none is cut', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const block = parseBlock(`${line}  ${end}X-A :1 ${end}X-B :2${end}`);
    const part = (from: string, to: string): string => {
      const span = spanOf(block.text.indexOf(from), block.text.indexOf(to));
      return applyEdits(block.text, formatBlock(block, plain, span));
    };
    assert.equal(part('OPTIONS', 'X-A'), `${line}${end}X-A :1 ${end}X-B :2${end}`);
    assert.equal(part('X-A', 'X-B'), `${line}  ${end}X-A: 1${end}X-B :2${end}`);
    assert.equal(part('-A', ':1'), `${line}  ${end}X-A: 1${end}X-B :2${end}`);
  }
});

test('an edit holds nothing that stays', () => {
  const block = parseBlock(`####   A call\n#  @name=call\n OPTIONS  sip:a@b \t SIP/2.0 \nTO :1 \nsubject:\n one\n`);
  const edits = formatBlock(block, plain);
  assert.equal(applyEdits(block.text, edits).includes('\nOPTIONS sip:a@b SIP/2.0\nTo: 1\nSubject: one\n'), true);
  for (const { start, end, text } of edits) {
    const before = block.text.slice(start, end);
    assert.ok(
      before === '' || text === '' || (before[0] !== text[0] && before.at(-1) !== text.at(-1)),
      `${before} ${text}`,
    );
  }
});

test('a colon behind a name brings the blank before a value, and a new line evens the line above', () => {
  const typed = (marked: string, sign: string): string => {
    const { text, offset } = cursor(marked);
    return applyEdits(text, formatTyped(parseBlock(text), inBlock(offset), sign, plain));
  };
  assert.equal(typed(`${line}\nfrom:|\n`, ':'), `${line}\nFrom:\n`);
  assert.equal(typed(`${line}\nfrom:|<sip:a@b>\n`, ':'), `${line}\nFrom: <sip:a@b>\n`);
  assert.equal(typed(`${line}\nfrom: <sip:|\n`, ':'), `${line}\nfrom: <sip:\n`);
  assert.equal(typed(`${line}\nTO :1 \nfrom :2  \n|`, '\n'), `${line}\nTO :1 \nFrom: 2\n`);
  assert.equal(typed(`${line}\n\nfrom :2  \n|`, '\n'), `${line}\n\nfrom :2  \n`);
  assert.equal(typed('#  @name=a\n|', '\n'), '# @name a\n');
  // The blanks that an editor puts before the next line of a folded field go on with it.
  assert.equal(typed(`${line}\nSubject :1\n 2\n |`, '\n'), `${line}\nSubject :1\n 2\n `);
  assert.equal(typed(`${line}\nTO :1\n\n|`, '\n'), `${line}\nTO :1\n\n`);
  assert.equal(typed(`${line}\r\nTO :1\r\n|\r\nVia :x`, '\n'), `${line}\r\nTo: 1\r\n\r\nVia :x`);
  assert.equal(typed(`# @raw\n${line}\nfrom:|\n`, ':'), `# @raw\n${line}\nfrom:\n`);
});

suite('formatting twice does no more than once, and says the same', () => {
  for (const { name, text } of texts) {
    test(name, () => {
      for (const style of styles) assertFormatted(text, style);
    });
  }
  test('damaged texts', () => {
    const random = seeded(5);
    for (let round = 0; round < 200; round += 1) {
      const { text } = texts[round % texts.length] ?? assert.fail();
      const damaged = applied(applied(text, damageOf(text, random)), damageOf(text, random));
      for (const style of styles) assertFormatted(damaged, style);
    }
  });
});
