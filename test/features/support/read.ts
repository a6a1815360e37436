/** Reads out of a value under the mouse what a hover says of it. */

import assert from 'node:assert/strict';
import { hoverAt } from '../../../server/src/features/hover.ts';
import { contextOf } from '../../../server/src/rules/analyse.ts';
import { Checker } from '../../../server/src/rules/checker.ts';
import { inBlock } from '../../../server/src/sip/span.ts';
import { parseFile } from '../../../server/src/sip/syntax/parse.ts';
import { textsFor } from '../../../server/src/texts/texts.ts';
import { cursor } from '../../support/cursor.ts';

export const line = 'INVITE sip:bob@example.com SIP/2.0';

/** The text that is read, what it is, and what is said of it, without links. `¦` stands for a bar that is no cursor. */
export function read(marked: string, language = 'en'): string | undefined {
  const { text: written, offset } = cursor(marked);
  const text = written.replaceAll('¦', '|');
  const { blocks } = parseFile(text);
  const index = blocks.findLastIndex(({ start }) => start <= offset);
  const { block, start = 0 } = blocks[index] ?? {};
  assert.ok(block !== undefined);
  const checker = new Checker();
  const treeOf = (at: number) => blocks[at]?.block ?? block;
  checker.check({ size: blocks.length, treeOf }, {});
  const around = {
    block,
    defaults: [],
    context: () => contextOf('utf8', undefined, []),
    partsOf: (callId: string) => checker.partsOf(callId),
  };
  const found = hoverAt(around, inBlock(offset - start), textsFor(language));
  const [title = '', said = ''] =
    found?.markdown.replaceAll(/\[(?<label>[^\]]*)\]\([^)]*\)/gu, '$<label>').split('\n\n') ?? [];
  const kind = title.split(' · ')[1];
  return found === undefined || kind === undefined
    ? undefined
    : `${text.slice(start + found.start, start + found.end)} · ${kind} · ${said.replaceAll(/^- /gmu, '').replaceAll('\n', ' ')}`;
}

/** Each marked text between those around it is read so. */
export function reads(cases: readonly (readonly [string, string])[], around: (marked: string) => string): void {
  for (const [marked, expected] of cases) assert.equal(read(around(marked)), expected, marked);
}

export const inMessage = (field: string): string => `${line}\n${field}\n\n`;
export const inSdp = (text: string): string => `${line}\nContent-Type: application/sdp\n\n${text}\n`;
