/** Reading takes time in proportion to the text, also where a text is made to need more. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseBody } from '../../../server/src/sip/body-end.ts';
import { utf8Length } from '../../../server/src/sip/encoding.ts';
import { noFacts } from '../../../server/src/sip/facts.ts';
import { cutBlocks } from '../../../server/src/sip/syntax/blocks.ts';
import { isForeign } from '../../../server/src/sip/syntax/foreign.ts';
import { parseBlock } from '../../../server/src/sip/syntax/parse.ts';
import { gapsOf } from '../../../server/src/sip/syntax/print.ts';
import { wireOf } from '../../../server/src/sip/wire.ts';

/** Each doubling may take three times as long; a cost that grows with the square takes four times. */
const smallest = 1 << 13;
const largest = 1 << 16;
const limit = 3 ** Math.log2(largest / smallest);

const head = 'OPTIONS sip:bob@example.com SIP/2.0\n';

const units: Readonly<Record<string, string>> = {
  fields: 'To: <sip:bob@example.com>\r\n',
  folds: ' a\n',
  'lines of blanks': ' \n',
  'one long line': 'a',
  colons: ':',
  'carriage returns': '\r',
  'line feeds': '\n',
  'comments and fields': '#a\nb: {{c}}\n',
  'open braces': '{{',
  'open braces on lines of their own': '{{a\n',
  'escaped braces': '\\{{',
  templates: '{{a}}',
  'templates on lines of their own': '{{a}}\n',
  backslashes: '\\',
  'backslashes on lines of their own': '\\\\#\n',
  separators: '###\n',
  'number signs': '#',
  includes: '< {{a}}\n{{b}}',
  angles: '<',
  directives: '# @name a\n',
  variables: '@a = b\n',
  'half variables': '@a\n',
  words: 'a b\n',
  'names without values': 'a\n',
};

const places: Readonly<Record<string, (text: string) => string>> = {
  'at the start': (text) => text,
  'in the head': (text) => head + text,
  'in the body': (text) => `${head}\n${text}`,
  'in the body under # @escapes, closed at the end': (text) => `# @escapes\n${head}\n${text}}}`,
};

for (const [place, put] of Object.entries(places)) {
  test(`a text of anything ${place} is read in linear time`, () => {
    for (const [name, unit] of Object.entries(units)) {
      const text = (size: number): string => put(unit.repeat(Math.ceil(size / unit.length)));
      const ratio = leastRatio(text(largest), text(smallest));
      assert.ok(ratio <= limit, `${name}: ${largest / smallest} times the text took ${ratio.toFixed(0)} times as long`);
    }
  });
}

/** Other work on the machine can only make a ratio look worse, so one that is too large is measured again; a cost that grows with the square stays. */
function leastRatio(large: string, small: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 12 && least > limit; attempt += 1) {
    least = Math.min(least, leastTime(large) / leastTime(small));
  }
  return least;
}

/** The least of several runs is the one that was disturbed least. */
function leastTime(text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 4; run += 1) {
    const start = performance.now();
    readAll(text);
    least = Math.min(least, performance.now() - start);
  }
  return Math.max(least, 0.2);
}

function readAll(text: string): void {
  isForeign(text);
  for (const source of cutBlocks(text)) {
    const block = parseBlock(source);
    gapsOf(block);
    chooseBody(block, { byteLength: utf8Length });
    wireOf(block, { facts: noFacts, encoding: 'utf8' });
  }
}
