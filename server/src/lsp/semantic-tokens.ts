/** Semantic tokens as LSP has them: five numbers for each, counted from the one before; whole, in part, and what has changed since. */

import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensLegend,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { semanticTokensOf, type TokenModifier, tokenModifiers, tokenTypes } from '../features/semantic-tokens.ts';
import { lastNotAbove, lineStarts } from '../sip/syntax/lines.ts';
import type { Block } from '../sip/syntax/tree.ts';
import type { OpenDocument } from './documents.ts';
import { kept } from './each-block.ts';
import type { Session } from './session.ts';

export const legend: SemanticTokensLegend = { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] };

/** An editor asks for all of a file after each few keys; further down it has the colours of the grammar, and those of what is in sight. */
const blocksColoured = 2000;

/** The tokens of a block, each as line and character within it, length, type and modifiers. */
const numbersIn = kept(numbersOf);

interface Answered {
  readonly resultId: string;
  readonly data: readonly number[];
}

const answered = new WeakMap<OpenDocument, Answered>();

export function semanticTokens(
  _session: Session,
  document: OpenDocument,
  _params: SemanticTokensParams,
): SemanticTokens {
  return remember(document, dataOf(document, 0, Math.min(document.blocks.size, blocksColoured) - 1));
}

/** What the editor remembers may be older than what we do: then it gets all. */
export function semanticTokensDelta(
  session: Session,
  document: OpenDocument,
  { previousResultId, textDocument }: SemanticTokensDeltaParams,
): SemanticTokens | SemanticTokensDelta {
  const before = answered.get(document);
  const after = semanticTokens(session, document, { textDocument });
  if (before === undefined || before.resultId !== previousResultId) return after;
  return { resultId: after.resultId ?? '', edits: editsBetween(before.data, after.data) };
}

export function semanticTokensRange(
  _session: Session,
  document: OpenDocument,
  { range }: SemanticTokensRangeParams,
): SemanticTokens {
  const { blocks } = document;
  return { data: dataOf(document, blocks.placeAt(range.start).index, blocks.placeAt(range.end).index) };
}

function remember(document: OpenDocument, data: number[]): SemanticTokens {
  const resultId = String(Number(answered.get(document)?.resultId ?? 0) + 1);
  answered.set(document, { resultId, data });
  return { resultId, data };
}

function dataOf({ blocks }: OpenDocument, first: number, last: number): number[] {
  const data: number[] = [];
  let [lastLine, lastCharacter] = [0, 0];
  for (let index = first; index <= last; index += 1) {
    const { line: blockLine } = blocks.positionIn(index, 0);
    const numbers = numbersIn(blocks.treeOf(index));
    for (let at = 0; at < numbers.length; at += 5) {
      const line = blockLine + (numbers[at] ?? 0);
      const character = numbers[at + 1] ?? 0;
      const isSameLine = line === lastLine;
      data.push(line - lastLine, isSameLine ? character - lastCharacter : character);
      data.push(numbers[at + 2] ?? 0, numbers[at + 3] ?? 0, numbers[at + 4] ?? 0);
      [lastLine, lastCharacter] = [line, character];
    }
  }
  return data;
}

function numbersOf(block: Block): readonly number[] {
  const starts = lineStarts(block.text);
  return semanticTokensOf(block).flatMap(({ start, end, type, modifiers }) => {
    const line = lastNotAbove(starts, start);
    return [line, start - (starts[line] ?? 0), end - start, tokenTypes.indexOf(type), bitsOf(modifiers)];
  });
}

function bitsOf(modifiers: readonly TokenModifier[]): number {
  return modifiers.reduce((bits, modifier) => bits | (1 << tokenModifiers.indexOf(modifier)), 0);
}

/** One edit: what lies between the numbers that both begin and end with. */
function editsBetween(before: readonly number[], after: readonly number[]): SemanticTokensDelta['edits'] {
  const limit = Math.min(before.length, after.length);
  let start = 0;
  while (start < limit && before[start] === after[start]) start += 1;
  if (start === before.length && start === after.length) return [];
  let behind = 0;
  while (behind < limit - start && before.at(-1 - behind) === after.at(-1 - behind)) behind += 1;
  return [{ start, deleteCount: before.length - start - behind, data: after.slice(start, after.length - behind) }];
}
