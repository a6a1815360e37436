/** Semantic tokens of any text: in order, within their lines, never upon each other; and in linear time. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { semanticTokensOf } from '../../server/src/features/semantic-tokens.ts';
import { parseFile } from '../../server/src/sip/syntax/parse.ts';
import { applied, damageOf, seeded, texts } from '../sip/support/texts.ts';

test('texts and their damaged copies', () => {
  const random = seeded(11);
  for (let round = 0; round < 300; round += 1) {
    const { text } = texts[round % texts.length] ?? assert.fail();
    check(round < texts.length ? text : applied(applied(text, damageOf(text, random)), damageOf(text, random)));
  }
});

test('many templates in many values cost no more than their number', () => {
  const line = (count: number) =>
    `OPTIONS sip:a@b SIP/2.0\nContact: ${'<sip:{{a}}@{{b}};x={{c}}>;y="{{d}}", '.repeat(count)}<sip:a@b>\n`;
  const time = (count: number): number => {
    const block = parseFile(line(count)).blocks[0]?.block ?? assert.fail();
    const started = performance.now();
    assert.equal(semanticTokensOf(block).filter(({ type }) => type === 'variable').length, 4 * count);
    return performance.now() - started;
  };
  time(2000);
  const [one, two] = [Math.min(time(4000), time(4000)), Math.min(time(16_000), time(16_000))];
  assert.ok(two < 12 * one + 20, `${one} ms, then ${two} ms`);
});

function check(text: string): void {
  for (const { block } of parseFile(text).blocks) {
    let end = 0;
    for (const token of semanticTokensOf(block)) {
      assert.ok(token.start >= end && token.end > token.start && token.end <= block.text.length, text);
      assert.doesNotMatch(block.text.slice(token.start, token.end), /[\r\n]/u);
      end = token.end;
    }
  }
}
