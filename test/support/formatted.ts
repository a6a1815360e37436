/** What has to hold of any text that is formatted. */

import assert from 'node:assert/strict';
import { formatFile } from '../../server/src/features/format.ts';
import { type FormatStyle, nameStyles } from '../../server/src/features/format-style.ts';
import { parseFile } from '../../server/src/sip/syntax/parse.ts';
import { meaningOf } from './same-message.ts';

export const styles: readonly FormatStyle[] = [
  ...nameStyles.map((names) => ({ names, order: false })),
  { names: 'keep', order: true },
];

/** It says the same, and formatted once more it is the same. */
export function assertFormatted(text: string, style: FormatStyle): void {
  const once = formatFile(text, style);
  assert.equal(formatFile(once, style), once, `formatted twice: ${text}`);
  assert.deepEqual(saidBy(once), saidBy(text), `formatted: ${text}`);
}

function saidBy(text: string): unknown[] {
  return parseFile(text).blocks.map(({ block }) => [
    meaningOf(block.text),
    block.raw ? block.text : '',
    block.separator?.title.text,
    block.preamble.map((line) =>
      line.kind === 'directive'
        ? [line.key.text, line.value.text]
        : line.kind === 'variable'
          ? [line.name.text, line.value.text]
          : line.kind,
    ),
  ]);
}
