/** Nothing invisible is left in what is shown, and nothing visible is changed. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shown, visible, visibleLine } from '../../server/src/features/visible.ts';

test('controls, direction and halves of pairs are named', () => {
  assert.equal(visible('a\u001b[31mb\0\u0007\u007f'), 'a␛[31mb␀␇␡');
  assert.equal(visible('\u202Eexe.png\u2066\u200F\u061C'), '⟨U+202E⟩exe.png⟨U+2066⟩⟨U+200F⟩⟨U+061C⟩');
  assert.equal(visible('\u0085\u2028\u2029\uFEFF'), '⟨U+0085⟩⟨U+2028⟩⟨U+2029⟩⟨U+FEFF⟩');
  assert.equal(visible('\uD83D \uDE00 😀'), '⟨U+D83D⟩ ⟨U+DE00⟩ 😀');
  assert.equal(visible('\u{E0041}'), '⟨U+E0041⟩');
});

test('tabs and line ends stay, each as one LF', () => {
  assert.equal(visible('a\r\nb\rc\n\td'), 'a\nb\nc\n\td');
});

test('T14: no character of the first plane that is a control or a format character comes through', (t) => {
  let named = 0;
  for (let code = 0; code <= 0xffff; code += 1) {
    const character = String.fromCharCode(code);
    if (!/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(character)) assert.equal(visible(character), character);
    else if (code !== 9 && code !== 10 && code !== 13) {
      assert.match(visible(character), /^(?:⟨U\+[0-9A-F]{4}⟩|[␀-␡])$/u);
      named += 1;
    }
  }
  t.diagnostic(`${named} characters of 65536 control or format text, or are halves of others: all are named`);
});

test('what is shown is cut at a number of characters or lines, and says so', () => {
  assert.deepEqual(shown('abc'), { text: 'abc', truncated: false });
  assert.deepEqual(shown('a\nb\nc\n', { length: 99, lines: 3 }), { text: 'a\nb\nc\n', truncated: false });
  assert.deepEqual(shown('a\nb\nc\n', { length: 99, lines: 2 }), { text: 'a\nb', truncated: true });
  assert.deepEqual(shown('abcd', { length: 3, lines: 9 }), { text: 'abc', truncated: true });
  assert.deepEqual(shown('ab😀', { length: 3, lines: 9 }), { text: 'ab', truncated: true });
  assert.equal(shown('\0'.repeat(1_000_000)).text.length, 16 * 1024);
  assert.ok(shown('\u202E'.repeat(16_000)).text.length <= 16 * 1024);
});

test('a line is one line', () => {
  assert.equal(visibleLine('INVITE\r\n\tsip:a\u202E'), 'INVITE sip:a⟨U+202E⟩');
  assert.equal(visibleLine('x'.repeat(300), 10), 'xxxxxxxxx…');
  assert.equal(visibleLine('x'.repeat(10), 10), 'x'.repeat(10));
});
