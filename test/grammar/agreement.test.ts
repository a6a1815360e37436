/** Colours and parser see the same: separators, preamble, start lines, header fields, lines taken out, templates, included files. */

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parseFile } from '../../server/src/sip/syntax/parse.ts';
import type { Block } from '../../server/src/sip/syntax/tree.ts';
import { texts } from '../sip/support/texts.ts';
import { folder, sample } from '../support/samples.ts';
import { scopesOf } from './support/colours.ts';

interface Expectation {
  /** In the block. */
  readonly at: number;
  readonly scope: string;
}

const samples = readdirSync(folder)
  .filter((name) => name.endsWith('.sip'))
  .map((name) => ({ name, text: sample(name) }));

/** Editors hand lines over without their ends, whatever those are. */
const all = [...texts, ...samples].map(({ name, text }) => ({ name, text: text.replaceAll(/\r\n|\r/gu, '\n') }));

for (const { name, text } of all) {
  describe(name, () => {
    const scopes = scopesOf(text);
    for (const [index, { block, start }] of parseFile(text).blocks.entries()) {
      test(`block ${index + 1}`, () => {
        for (const { at, scope } of expectationsOf(block)) {
          const found = scopes[start + at] ?? '';
          const line = block.text.slice(0, at).split('\n').length;
          assert.ok(
            found.includes(scope),
            `line ${line} at ${JSON.stringify(block.text.slice(at, at + 20))}: ${found}`,
          );
        }
      });
    }
  });
}

function expectationsOf({ separator, preamble, message, templates }: Block): Expectation[] {
  return [
    ...(separator === undefined ? [] : [{ at: separator.start, scope: 'markup.heading.separator' }]),
    ...preamble.flatMap((line): Expectation[] => {
      if (line.kind === 'comment') return [{ at: line.start, scope: 'comment.line.number-sign' }];
      if (line.kind === 'directive') return [{ at: line.key.start, scope: 'keyword.other.directive' }];
      if (line.kind === 'variable') return [{ at: line.name.start, scope: 'variable.other.definition' }];
      return [];
    }),
    ...(message === undefined ? [] : [...startLineOf(message), ...headOf(message), ...bodyOf(message)]),
    ...templates.map(({ start }) => ({ at: start, scope: 'meta.template' })),
  ];
}

function startLineOf({ startLine }: NonNullable<Block['message']>): Expectation[] {
  if (startLine.kind === 'request') return [{ at: startLine.method.start, scope: 'meta.request-line' }];
  if (startLine.kind === 'response') return [{ at: startLine.version.start, scope: 'constant.language.version' }];
  return [];
}

function headOf({ head }: NonNullable<Block['message']>): Expectation[] {
  return head.flatMap((line): Expectation[] => {
    if (line.kind === 'remark') return [{ at: line.start, scope: 'comment.line.number-sign.remark' }];
    if (line.kind !== 'field') return [];
    // To the parser a second start line is a field without a proper name; its colours show what was meant.
    if (/ SIP\/2\.0$/u.test(line.value.text)) return [];
    return [
      { at: line.colon.start, scope: 'meta.header' },
      ...(line.value.text === '' ? [] : [{ at: line.value.end - 1, scope: 'meta.header' }]),
    ];
  });
}

function bodyOf({ body }: NonNullable<Block['message']>): Expectation[] {
  return (body?.includes ?? []).map(({ start }) => ({ at: start, scope: 'keyword.control.include' }));
}
