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

/** What came of each try on a block: nothing where the claim held, otherwise what is wrong, as a sentence without the name of the message. */
type Claim = (block: Block, message: Message) => Iterable<string | undefined>;

const claims: Readonly<Record<string, Claim>> = {
  'extractions, and back again': triedExtractions,
  additions: triedAdditions,
  'placeholders converted': triedPlaceholders,
};

/** A line for each refactoring that left something else. */
export function faultsInClaims(samples: readonly Sample[], say: (line: string) => void): readonly string[] {
  const faults: string[] = [];
  for (const [what, claim] of Object.entries(claims)) {
    let count = 0;
    for (const { name, text } of samples)
      for (const { block } of parseFile(text).blocks)
        for (const fault of block.message === undefined ? [] : claim(block, block.message)) {
          count += 1;
          if (fault !== undefined) faults.push(`${name}: ${fault}`);
        }
    if (count === 0) faults.push(`no message has ${what}`);
    say(`${count} ${what}`);
  }
  faults.push(...faultsInCleaning(samples, say));
  return faults;
}

/** What is clean has nothing to be cleaned: of the texts as they are, as an RFC prints them, and as ngrep does. */
function faultsInCleaning(samples: readonly Sample[], say: (line: string) => void): readonly string[] {
  const printed = samples.flatMap(({ name, text }) =>
    [text, indented(text), dotted(text)].map((text) => ({ name, text })),
  );
  const cleaned = printed.flatMap(({ name, text }) => {
    const clean = cleanedText(text);
    return clean === undefined ? [] : [{ name, clean }];
  });
  say(`${cleaned.length} texts cleaned`);
  const again = cleaned.filter(({ clean }) => cleanedText(clean) !== undefined);
  return again.map(({ name }) => `${name}: cleaned twice is not cleaned once`);
}

function indented(text: string): string {
  return text.replaceAll(/^(?=[^\r\n])/gmu, '   ');
}

function dotted(text: string): string {
  return `U 192.0.2.1:5060 -> 192.0.2.2:5060\n${text.replaceAll(/\r?\n/gu, '.\n')}`;
}

/** A value of each field becomes a variable: what is sent stays the same, and the value put in its place again gives the text back. */
function* triedExtractions(block: Block, message: Message): Iterable<string | undefined> {
  for (const selection of selectionsIn(message))
    for (const { title, args, edits } of extractions(placeIn(block, selection))) {
      const changed = applyEdits(block.text, edits);
      const written = block.text.slice(selection.start, selection.end);
      if (sentBy(changed) !== sentBy(block.text)) yield `${title} of ${written} sends something else`;
      else if (inlined(changed, String(args.name)) !== block.text) yield `${title} of ${written} does not go back`;
      else yield undefined;
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
function* triedAdditions(block: Block, { startLine }: Message): Iterable<string | undefined> {
  const selection = spanOf(startLine.start, startLine.start);
  for (const { edits } of additions(placeIn(block, selection), problemsOf, parseBlock)) {
    const changed = applyEdits(block.text, edits);
    if (!holds(changed, block.text)) yield 'what is missing takes something away';
    const missing = problemsOf(parseBlock(changed)).filter(({ rule, fixes }) => isMissing(rule) && fixes.length > 0);
    for (const { rule } of missing) yield `${rule} is left once everything was put in`;
    yield undefined;
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

/** One of each program. */
const placeholders = ['[call_id]', '{{.callid}}', '$user$'];

/** Nobody writes placeholders into a message that was sent: they are put behind each value. */
function* triedPlaceholders({ text }: Block, { fields }: Message): Iterable<string | undefined> {
  for (const placeholder of placeholders) {
    const edits = fields.map(({ value: { end } }) => ({ start: end, end, text: placeholder }));
    yield* triedConversions(parseBlock(applyEdits(text, edits)));
  }
}

/** One after the other is replaced and nothing around it, until none is left. */
function* triedConversions(block: Block): Iterable<string | undefined> {
  let current = block;
  for (let left = placeholdersOf(current).length; left > 0; left = placeholdersOf(current).length) {
    const [first] = placeholdersOf(current);
    if (first === undefined || current.raw) return;
    const [offer] = placeholderRefactorings(placeIn(current, spanOf(first.start, first.start)));
    const changed = applyEdits(current.text, offer?.edits ?? []);
    const expected = current.text.slice(0, first.start) + first.ours + current.text.slice(first.end);
    yield changed === expected ? undefined : `${first.written} did not become ${first.ours}`;
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
