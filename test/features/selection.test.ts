/** What a selection grows to. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { selectionsAt } from '../../server/src/features/selection.ts';
import { inBlock } from '../../server/src/sip/span.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';
import { damageOf, seeded, texts } from '../sip/support/texts.ts';
import { cursor, marked } from '../support/cursor.ts';

/** The steps up to the line, and how many more there are. */
function steps(withCursor: string): string[] {
  const { text, offset } = cursor(withCursor);
  return marked(text, selectionsAt(parseBlock(text), inBlock(offset)));
}

const start = 'INVITE sip:a@b SIP/2.0';

test('a parameter grows to its element, its value, its field, the head, the message and the block', () => {
  const contact = 'Contact: "A" <sip:alice@example.com;transport=tcp>;q=0.5, <sip:c@d>';
  const text = `### x\n@y = z\n${start}\n${contact}\nTo: <sip:b@c>\n\nbody\n\n`;
  assert.deepEqual(steps(text.replace('=tcp', '=t|cp')), [
    'tcp',
    'transport=tcp',
    'sip:alice@example.com;transport=tcp',
    '<sip:alice@example.com;transport=tcp>',
    '"A" <sip:alice@example.com;transport=tcp>;q=0.5',
    '"A" <sip:alice@example.com;transport=tcp>;q=0.5, <sip:c@d>',
    contact,
    `${start}\n${contact}\nTo: <sip:b@c>`,
    `${start}\n${contact}\nTo: <sip:b@c>\n\nbody`,
    text,
  ]);
  assert.deepEqual(steps(text.replace('alice@', 'al|ice@')).slice(0, 3), [
    'alice',
    'sip:alice@example.com',
    'sip:alice@example.com;transport=tcp',
  ]);
});

test('a quoted value grows from a word over its text to its quotes', () => {
  const value = 'Digest username="alice smith", realm="x"';
  assert.deepEqual(steps(`${start}\nAuthorization: ${value.replace('alice', 'al|ice')}`).slice(0, 6), [
    'alice',
    'alice smith',
    '"alice smith"',
    'username="alice smith"',
    value,
    `Authorization: ${value}`,
  ]);
});

test('a word in a part of a body grows to its line, the content of the part, the part and the body', () => {
  const parts = '--b\nContent-ID: <1@a>\n\none two\nthree\n--b--';
  const text = `${start}\nContent-Type: multipart/mixed;boundary=b\n\n${parts}\n`;
  assert.deepEqual(steps(text.replace('one', 'o|ne')).slice(0, 5), [
    'one',
    'one two',
    'one two\nthree',
    'Content-ID: <1@a>\n\none two\nthree',
    parts,
  ]);
});

test('a variable grows to its braces, a directive and a body to their line', () => {
  assert.deepEqual(steps(`${start}\nSubject: a {{us|er}} b`).slice(0, 4), [
    'user',
    '{{user}}',
    'a {{user}} b',
    'Subject: a {{user}} b',
  ]);
  assert.deepEqual(steps(`# @target udp:192.0.2.1:50|60\n${start}`).slice(0, 3), [
    '5060',
    'udp:192.0.2.1:5060',
    '# @target udp:192.0.2.1:5060',
  ]);
  assert.deepEqual(steps(`${start}\n\nv=0\no=- 1 早|安\n`).slice(0, 3), ['早安', 'o=- 1 早安', 'v=0\no=- 1 早安']);
});

test('of an empty text nothing is selected', () => {
  assert.deepEqual(steps('|'), []);
  assert.deepEqual(steps('### a\n|'), ['### a\n']);
});

test('anywhere in a damaged text each step lies around the cursor, and within the next', () => {
  const random = seeded(31);
  for (const { text: whole } of texts) {
    const { start: from, end, text: piece } = damageOf(whole, random);
    const block = parseBlock(whole.slice(0, from) + piece + whole.slice(end));
    for (let count = 0; count < 20; count += 1) {
      const offset = inBlock(Math.floor(random() * (block.text.length + 1)));
      const spans = selectionsAt(block, offset);
      assert.equal(spans.at(-1)?.end ?? 0, block.text.length);
      for (const [index, span] of spans.entries()) {
        assert.ok(span.start <= offset && offset <= span.end);
        const inner = spans[index - 1] ?? { start: offset, end: offset };
        assert.ok(
          span.start <= inner.start && inner.end <= span.end && span.end - span.start > inner.end - inner.start,
        );
      }
    }
  }
});
