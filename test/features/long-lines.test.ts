/** What editors ask at every key takes linear time, whatever stands in a line. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanedText } from '../../server/src/features/clean-text.ts';
import { completionsAt } from '../../server/src/features/completion/complete.ts';
import { formatBlock, formatTyped } from '../../server/src/features/format.ts';
import { mentionsOf } from '../../server/src/features/mentions.ts';
import { refactoringsAt } from '../../server/src/features/refactor/refactorings.ts';
import { semanticTokensOf } from '../../server/src/features/semantic-tokens.ts';
import { signatureAt } from '../../server/src/features/signature.ts';
import { durationHints, escapeHints } from '../../server/src/features/value-hints.ts';
import { inBlock, spanOf } from '../../server/src/sip/span.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';
import type { Block } from '../../server/src/sip/syntax/tree.ts';
import { textsFor } from '../../server/src/texts/texts.ts';

const words = textsFor('en');

/** Squared, this would be minutes. */
const length = 50_000;
const patience = 3000;

const line = 'INVITE sip:a@b SIP/2.0\n';
const fillings = [
  ' ',
  '\t',
  ';',
  ',',
  '"',
  '<',
  '{{',
  '%41',
  'A',
  '=',
  '\n ',
  ' \n ',
  '[',
  '$',
  ':',
  '#015#012',
  ';tag=',
];

for (const filling of fillings) {
  test(`lines full of ${JSON.stringify(filling)}`, () => {
    const run = filling.repeat(Math.ceil(length / filling.length));
    for (const text of [
      `${line}Contact: a${run}b\n`,
      `${line}Subject: a${run}b\nTo: <sip:a@b>\n\n${run}`,
      `# a${run}b\n# @prompt a${run}b\n@a = ${run}\n${line}`,
      `A${run}b\nTo: <sip:a@b>\n`,
    ]) {
      const started = performance.now();
      askAll(parseBlock(text));
      const time = performance.now() - started;
      assert.ok(time < patience, `${Math.round(time)} ms for ${JSON.stringify(text.slice(0, 60))}`);
    }
  });
}

for (const filling of [
  ...fillings,
  '1 ',
  'x -> y 1\n',
  '> ',
  'SIP/2.0 200 OK\nVia: a\n',
  `"${line.trimEnd()}\\r\\n"\n`,
])
  test(`logs full of ${JSON.stringify(filling)}`, () => {
    const run = filling.repeat(Math.ceil(length / filling.length));
    for (const text of [
      `${run}${line}Via: a\n\n`,
      `x -> y 1\n${line}${run}\n`,
      `x -> y 1\n> ${line}> Content-Length: ${length}\n>\n${run}\nx -> y 1\n`,
      `"${line.trimEnd()}\\r\\n${run}`,
    ]) {
      const started = performance.now();
      cleanedText(text);
      const time = performance.now() - started;
      assert.ok(time < patience, `${Math.round(time)} ms for ${JSON.stringify(text.slice(0, 60))}`);
    }
  });

test('a field of many values, above and in the messages that are offered', () => {
  for (const name of ['Via', 'Record-Route', 'Contact', 'Require']) {
    const block = parseBlock(
      `REGISTER sip:a@b SIP/2.0\n${name}: ${'<sip:a@b>;lr, '.repeat(2000)}x\nCSeq: 1 REGISTER\n`,
    );
    const started = performance.now();
    askAll(block);
    const time = performance.now() - started;
    assert.ok(time < patience, `${Math.round(time)} ms for ${name}`);
  }
});

function askAll(block: Block): void {
  const { message } = block;
  const around = { block, defaults: [], others: () => [], isNameTaken: () => false };
  const places = [message?.startLine, ...(message?.fields ?? [])].flatMap((each) => each ?? []);
  for (const { start, end } of places.slice(0, 3)) {
    refactoringsAt({ ...around, selection: spanOf(start, start) });
    refactoringsAt({ ...around, selection: spanOf(start, start + 1) });
    completionsAt({ ...around, offset: inBlock(end - 1), blockNames: () => [], words });
    signatureAt(block, inBlock(end - 1), words);
    formatTyped(block, end, '\n', { names: 'keep', order: false });
  }
  for (const each of block.preamble.slice(0, 3)) signatureAt(block, inBlock(each.end - 1), words);
  formatBlock(block, { names: 'long', order: true });
  semanticTokensOf(block);
  mentionsOf(block);
  durationHints(block, words);
  escapeHints(block);
}
