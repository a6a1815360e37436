/** The problems of a file as programs are given them: with words, and with places that count in the whole file. */

import type { BlockResult } from '../rules/lint.ts';
import type { Problem, Related, Severity } from '../sip/problem.ts';
import { lastNotAbove, lineFeed, lineStarts } from '../sip/syntax/lines.ts';
import type { PlacedBlock, SipFile } from '../sip/syntax/tree.ts';
import { fixTitleOf, sentenceOf, specOf, titleOf } from './problem-words.ts';
import type { Words } from './words.ts';

/** Lines and characters count from 0, in UTF-16 units, as LSP has them; so does the offset, from the start of the file. */
export interface Place {
  readonly line: number;
  readonly character: number;
  readonly offset: number;
}

/** The names are those that `sipwright lint --format json` promises. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly block_index: number;
  /** Counts the messages of the file; null for what stands outside of any. */
  readonly message_index: number | null;
  readonly start: Place;
  readonly end: Place;
  readonly spec: string;
  readonly fixes: readonly string[];
  /** What stands elsewhere in the file and tells that this is wrong. */
  readonly related?: RelatedPlace;
}

/** The message is called by its start line. */
export interface RelatedPlace {
  readonly block_index: number;
  readonly message: string;
  readonly start: Place;
  readonly end: Place;
}

/** Where a block begins, and what is counted up to it. */
interface Beginning {
  readonly block: PlacedBlock;
  readonly index: number;
  readonly messagesBefore: number;
}

/** What was found in each block of a file, in the order of the text. */
export function findingsOf(file: SipFile, results: readonly BlockResult[], words: Words): Finding[] {
  const findings: Finding[] = [];
  const relatedPlaceOf = relatedPlacesIn(file);
  let messagesBefore = 0;
  let linesBefore = 0;
  // Lines are counted only as far as something was found.
  const last = results.findLastIndex(({ problems }) => problems.length > 0);
  for (const [index, block] of file.blocks.slice(0, last + 1).entries()) {
    const starts = lineStarts(block.block.text);
    const placeOf = placesIn(block, linesBefore, starts);
    for (const problem of results[index]?.problems ?? []) {
      const finding = findingOf(problem, { block, index, messagesBefore }, placeOf, words);
      findings.push(problem.related === undefined ? finding : { ...finding, related: relatedPlaceOf(problem.related) });
    }
    linesBefore += starts.length - 1;
    messagesBefore += block.block.message === undefined ? 0 : 1;
  }
  return findings;
}

function findingOf(
  problem: Problem,
  { block: { block }, index, messagesBefore }: Beginning,
  placeOf: (offset: number) => Place,
  words: Words,
): Finding {
  const { rule, severity, start, end, fixes } = problem;
  const isInside = block.message !== undefined && start >= block.message.start;
  return {
    rule,
    severity,
    message: sentenceOf(problem, words),
    block_index: index,
    message_index: isInside ? messagesBefore : null,
    start: placeOf(start),
    end: placeOf(end),
    spec: specOf(problem) ?? '',
    fixes: fixes.map((fix) => fixTitleOf(problem, fix, words)),
  };
}

/** Lines are counted once, and only when somebody asks. */
function relatedPlacesIn({ blocks }: SipFile): (related: Related) => RelatedPlace {
  let counts: readonly number[] | undefined;
  return (related) => {
    counts ??= linesBeforeEach(blocks);
    const placed = blocks[related.block];
    if (placed === undefined) throw new RangeError(`There is no block ${related.block} of ${blocks.length}.`);
    const placeOf = placesIn(placed, counts[related.block] ?? 0, lineStarts(placed.block.text));
    const [start, end] = [placeOf(related.start), placeOf(related.end)];
    return { block_index: related.block, message: titleOf(placed.block), start, end };
  };
}

function linesBeforeEach(blocks: readonly PlacedBlock[]): readonly number[] {
  let lines = 0;
  return blocks.map(({ block: { text } }) => {
    const before = lines;
    lines += lineStarts(text).length - 1;
    return before;
  });
}

/** An offset between CR and LF stands at the end of the line, as in every editor. */
function placesIn(
  { block: { text }, start: blockStart }: PlacedBlock,
  linesBefore: number,
  starts: readonly number[],
): (offset: number) => Place {
  return (offset) => {
    const row = lastNotAbove(starts, offset);
    const start = starts[row] ?? 0;
    const isBetween = offset > start && text.charCodeAt(offset) === lineFeed && text.charCodeAt(offset - 1) === 0x0d;
    return {
      line: linesBefore + row,
      character: offset - start - (isBetween ? 1 : 0),
      offset: blockStart + offset,
    };
  };
}
