/** Refactorings that do more than write the same: each leaves of every message that others wrote what it claims to leave. */

import { cleanedText } from '../../server/src/features/clean-text.ts';
import { extractions } from '../../server/src/features/refactor/extract.ts';
import { inlining } from '../../server/src/features/refactor/inline.ts';
import { additions } from '../../server/src/features/refactor/missing.ts';
import { placeholderRefactorings } from '../../server/src/features/refactor/placeholders.ts';
import type { RefactoringPlace } from '../../server/src/features/refactor/refactoring.ts';
import { checkFile } from '../../server/src/rules/checker.ts';
import { placeholdersIn } from '../../server/src/rules/common/placeholders.ts';
import { noFacts } from '../../server/src/sip/facts.ts';
import type { Problem } from '../../server/src/sip/problem.ts';
import { type Span, spanOf } from '../../server/src/sip/span.ts';
import { applyEdits } from '../../server/src/sip/syntax/edit.ts';
import { parseBlock, parseFile } from '../../server/src/sip/syntax/parse.ts';
import type { Block, Message } from '../../server/src/sip/syntax/tree.ts';
import { createResolver, scopeOf } from '../../server/src/sip/variables.ts';
import { namesOf } from '../features/support/names.ts';
import type { Sample } from './corpus.ts';

/** What is wrong with a block, as sentences without its name. */
type Claim = (block: Block, message: Message) => Iterable<string>;

const claims: Readonly<Record<string, Claim>> = {
  'extractions, and back again': faultsInExtractions,
  additions: faultsInAdditions,
  'placeholders converted': faultsInPlaceholders,
};

/** A line for each refactoring that left something else. */
export function faultsInClaims(samples: readonly Sample[], say: (line: string) => void): readonly string[] {
  const faults: string[] = [];
  for (const [what, claim] of Object.entries(claims)) {
    for (const { name, text } of samples)
      for (const { block } of parseFile(text).blocks)
        if (block.message !== undefined)
          for (const fault of claim(block, block.message)) faults.push(`${name}: ${fault}`);
    say(`Every message: ${what}`);
  }
  for (const { name, text } of samples) {
    const clean = cleanedText(text);
    if (clean !== undefined && cleanedText(clean) !== undefined)
      faults.push(`${name}: cleaned twice is not cleaned once`);
  }
  say('Every text cleaned');
  return faults;
}

/** A value of each field becomes a variable: what is sent stays the same, and the value put in its place again gives the text back. */
function* faultsInExtractions(block: Block, message: Message): Iterable<string> {
  for (const selection of selectionsIn(message))
    for (const { title, args, edits } of extractions(placeIn(block, selection))) {
      const changed = applyEdits(block.text, edits);
      const written = block.text.slice(selection.start, selection.end);
      if (sentBy(changed) !== sentBy(block.text)) yield `${title} of ${written} sends something else`;
      if (inlined(changed, String(args.name)) !== block.text) yield `${title} of ${written} does not go back`;
    }
}

function selectionsIn({ startLine, fields }: Message): readonly Span[] {
  const values = fields.map(({ value }) => value);
  return startLine.kind === 'request' ? [startLine.uri, ...values] : values;
}

/** The message with its variables filled in; what cannot be filled in is told by where it stands. */
function sentBy(text: string): string {
  const block = parseBlock(text);
  const resolver = createResolver(scopeOf(block), noFacts);
  return JSON.stringify(resolver.expand(text.slice(block.message?.start ?? 0), 'head'));
}

function inlined(text: string, name: string): string | undefined {
  const names = namesOf(text);
  const place = names.at(text.indexOf(`@${name} = `) + 1);
  const found = place === undefined ? undefined : inlining(names, place);
  return found === undefined
    ? undefined
    : applyEdits(
        text,
        found.edits.map(({ edit }) => edit),
      );
}

/** Nothing goes that was there, and nothing is missing any more that could be put in. */
function* faultsInAdditions(block: Block, { startLine }: Message): Iterable<string> {
  const selection = spanOf(startLine.start, startLine.start);
  for (const { edits } of additions(placeIn(block, selection), problemsOf, parseBlock)) {
    const changed = applyEdits(block.text, edits);
    if (!holds(changed, block.text)) yield 'what is missing takes something away';
    const missing = problemsOf(parseBlock(changed)).filter(({ rule, fixes }) => isMissing(rule) && fixes.length > 0);
    for (const { rule } of missing) yield `${rule} is left once everything was put in`;
  }
}

function isMissing(rule: string): boolean {
  return rule.startsWith('missing-');
}

function problemsOf({ text }: Block): readonly Problem[] {
  return checkFile(parseFile(text)).flatMap(({ problems }) => problems);
}

/** True where all signs of the one text stand in the other, in their order; blanks may go, and a body that grows has another length. */
function holds(text: string, other: string): boolean {
  const [all, wanted] = [withoutLength(text), withoutLength(other)];
  let found = 0;
  for (let at = 0; at < all.length && found < wanted.length; at += 1)
    if (all.charCodeAt(at) === wanted.charCodeAt(found)) found += 1;
  return found === wanted.length;
}

function withoutLength(text: string): string {
  return text.replaceAll(/^(?:Content-Length|l)[ \t]*:.*/gimu, '').replaceAll(/[ \t]/gu, '');
}

/** One after the other is replaced and nothing around it, until none is left. */
function* faultsInPlaceholders(block: Block): Iterable<string> {
  let current = block;
  for (let left = placeholdersOf(current).length; left > 0; left = placeholdersOf(current).length) {
    const [first] = placeholdersOf(current);
    if (first === undefined || current.raw) return;
    const [offer] = placeholderRefactorings(placeIn(current, spanOf(first.start, first.start)));
    const changed = applyEdits(current.text, offer?.edits ?? []);
    const expected = current.text.slice(0, first.start) + first.ours + current.text.slice(first.end);
    if (changed !== expected) yield `${first.written} did not become ${first.ours}`;
    current = parseBlock(expected);
    if (placeholdersOf(current).length !== left - 1) {
      yield `${first.written} as ${first.ours} leaves ${placeholdersOf(current).length} placeholders of ${left}`;
      return;
    }
  }
}

function placeholdersOf({ message }: Block): ReturnType<typeof placeholdersIn> {
  return message === undefined ? [] : placeholdersIn(message.source, message);
}

function placeIn(block: Block, selection: Span): RefactoringPlace {
  return { block, defaults: [], selection, others: () => [], isNameTaken: () => false };
}
