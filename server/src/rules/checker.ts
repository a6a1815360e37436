/** Checks a whole file, again and again while it is being edited: an edit costs the blocks that it touched. */

import { holdsDefaults } from '../sip/directives/read.ts';
import type { Encoder } from '../sip/encoding.ts';
import type { Problem } from '../sip/problem.ts';
import type { Block, SipFile } from '../sip/syntax/tree.ts';
import { type Analysis, type AnalysisContext, analyse, contextOf, isSameContext } from './analyse.ts';
import { Calls, type Part } from './calls.ts';
import { Dialogs } from './dialogs.ts';
import { contributionOf, type FileView, type LintFacts, noLintFacts, viewOf } from './file-view.ts';
import { type BlockResult, lint, nothingToSay, speakingIn } from './lint.ts';
import { defaultLintSettings, type LintSettings, ruleNames } from './lint-settings.ts';
import { Origins } from './origins.ts';
import { Places } from './places.ts';
import type { Summary } from './summary.ts';

export interface CheckOptions {
  /** The encoding of the document, by the name that the editor gives it. */
  readonly encoding?: string | undefined;
  readonly encode?: Encoder | undefined;
  readonly facts?: LintFacts | undefined;
  readonly settings?: LintSettings | undefined;
}

/** The blocks of a file, each the same object as long as its text is. */
export interface BlockSource {
  readonly size: number;
  readonly treeOf: (index: number) => Block;
  /** Which blocks may be others than when it was asked last; one that cannot tell has them all compared. */
  readonly takeTouched?: () => Touched;
}

/** How many blocks at either end of a file are the same as before. */
export interface Touched {
  readonly above: number;
  readonly below: number;
}

/** Analyses that were made before they were asked for. */
interface Ahead {
  readonly context: AnalysisContext;
  readonly analyses: Map<Block, Analysis>;
}

/** What is said of each block of a file; all of it at once, so that nothing is kept for later edits. */
export function checkFile(file: SipFile, options: CheckOptions = {}): readonly BlockResult[] {
  const { facts = noLintFacts, settings = defaultLintSettings } = options;
  const trees = file.blocks.map(({ block }) => block);
  const context = contextIn({ size: trees.length, treeOf: (index) => treeAt(trees, index) }, options);
  const analyses = trees.map((block) => analyse(block, context));
  const summaries = analyses.map(({ summary }) => summary);
  const calls = new Calls(summaries);
  const view = viewOf(summaries, facts, ruleNames, new Origins(summaries), calls);
  const results: BlockResult[] = trees.map(() => nothingToSay);
  for (const place of callByCall(summaries, calls)) {
    const analysis = analyses[place];
    if (analysis !== undefined) results[place] = lint(analysis, view, settings);
  }
  return results;
}

/** The places of all blocks: the messages of a call one after the other, since each is compared with the others. */
function callByCall(summaries: readonly Summary[], calls: Calls, first: Iterable<number> = []): Set<number> {
  const queue = new Set(first);
  for (const [place, summary] of summaries.entries()) {
    if (queue.has(place)) continue;
    queue.add(place);
    for (const other of calls.placesWith(summary)) queue.add(other);
  }
  return queue;
}

/** How far a check has come. */
export type Reach =
  /** A file is checked for the first time, or by other settings, and is not yet through. */
  | 'begun'
  /** What is said of the blocks that were edited, and of those nearest to them, is right; of some others it is as before the edit. */
  | 'edited'
  | 'all';

/** So many blocks are looked at along with those that were edited, whatever the time. */
const mostAlong = 16;

const emptyView = viewOf([], noLintFacts, ruleNames);

/** Keeps what was found for the blocks of one file. */
export class Checker {
  #analyses: Analysis[] = [];
  #results: BlockResult[] = [];
  /** Nothing as long as nobody has asked since blocks were put in or taken out. */
  #speaking: Places | undefined;
  #context: AnalysisContext = contextOf('utf8');
  #ahead: Ahead = nothingAhead(this.#context);
  #origins = new Origins([]);
  #calls = new Calls([]);
  #dialogs = new Dialogs([]);
  #view: FileView = emptyView;
  #options: CheckOptions = {};
  /** The places of the blocks that must be looked at again, the most urgent first. */
  #queue: Set<number> = new Set();
  /** So many of them are looked at whether it is time or not. */
  #owed = 0;
  #isFirst = true;

  /** What was found so far. The list and each of its results are the same objects until something changes them. */
  get results(): readonly BlockResult[] {
    return this.#results;
  }

  /** The places of the blocks of which something is shown, in order: in a file of thousands they are few. */
  get speaking(): readonly number[] {
    this.#speaking ??= new Places(speakingIn(this.#results));
    return this.#speaking.all;
  }

  /** The messages with a Call-ID, as far as they were analysed; none where there are too many to be compared. */
  partsOf(callId: string): readonly Part[] {
    return this.#calls.partsOf(callId);
  }

  /** What is said of each block. */
  check(source: BlockSource, options: CheckOptions): readonly BlockResult[] {
    this.advance(source, options, never);
    return this.#results;
  }

  /**
   * Goes on with a check until time is up: a file that was just opened takes long, and so does an edit that many blocks depend on.
   * The file may change in between. What is said of blocks that were edited is found at once.
   */
  advance(source: BlockSource, options: CheckOptions, isTimeUp: () => boolean): Reach {
    if (!this.#prepare(source, options, isTimeUp)) return 'begun';
    const isFresh = this.#takeChange(source, options);
    this.#lintQueued(isTimeUp, isFresh);
    if (this.#queue.size > 0) return this.#isFirst ? 'begun' : 'edited';
    this.#isFirst = false;
    return 'all';
  }

  /** The part of a first check that is done, from 0 to 1. */
  shareOf({ size }: BlockSource): number {
    const analysed = this.#analyses.length > 0 ? size : this.#ahead.analyses.size;
    const linted = this.#analyses.length > 0 ? size - this.#queue.size : 0;
    return size === 0 ? 1 : Math.min(1, (0.8 * analysed + 0.2 * linted) / size);
  }

  /** Works ahead on the analyses of all blocks, where those that there are count no longer; true when nothing is left to be done ahead. */
  #prepare(source: BlockSource, options: CheckOptions, isTimeUp: () => boolean): boolean {
    if (this.#analyses.length > 0 && isSameOptions(options, this.#options)) return true;
    const context = contextIn(source, options);
    if (this.#analyses.length > 0 && isSameContext(context, this.#context)) return true;
    if (!isSameContext(context, this.#ahead.context)) this.#ahead = nothingAhead(context);
    const { analyses } = this.#ahead;
    for (let index = 0; index < source.size; index += 1) {
      const block = source.treeOf(index);
      if (analyses.has(block)) continue;
      if (isTimeUp()) return false;
      analyses.set(block, analyse(block, context));
    }
    return true;
  }

  /** Analyses the blocks that are new, and notes which ones must be looked at again. True when the list of results is a new one, which nobody has seen. */
  #takeChange(source: BlockSource, options: CheckOptions): boolean {
    const { start, removed, added } = this.#changeOf(source);
    const areSameOptions = isSameOptions(options, this.#options);
    if (removed.length === 0 && added.length === 0 && areSameOptions) return false;
    this.#options = options;
    if (hasDefaults(removed, added) || !areSameOptions) this.#takeContext(source, options);
    const analyses = this.#analysesOf(added);
    const isSameSize = removed.length === added.length;
    const isSameView = areSameOptions && isSameSize && contribution(removed) === contribution(analyses);
    if (isSameSize) for (const [offset, analysis] of analyses.entries()) this.#analyses[start + offset] = analysis;
    else this.#analyses = spliced(this.#analyses, start, removed.length, analyses);
    const moved = isSameSize
      ? this.#results
      : moveRelated(this.#results, start + removed.length, added.length - removed.length);
    this.#results = spliced(
      moved,
      start,
      removed.length,
      added.map(() => nothingToSay),
    );
    if (isSameSize) for (const offset of added.keys()) this.#speaking?.set(start + offset, false);
    else this.#speaking = undefined;
    if (isSameView) this.#queueRelated(start, removed, analyses);
    else this.#queueAll(start, added.length);
    return true;
  }

  /** Which blocks are others than before: all that lie between those that are the same at both ends. */
  #changeOf(source: BlockSource): { start: number; removed: readonly Analysis[]; added: readonly Block[] } {
    const before = this.#analyses;
    const { above, below } = source.takeTouched?.() ?? this.#compared(source);
    const limit = Math.min(before.length, source.size);
    const start = Math.min(above, limit);
    const behind = Math.min(below, limit - start);
    const added: Block[] = [];
    for (let index = start; index < source.size - behind; index += 1) added.push(source.treeOf(index));
    return { start, removed: before.slice(start, before.length - behind), added };
  }

  #compared(source: BlockSource): Touched {
    const before = this.#analyses;
    const limit = Math.min(before.length, source.size);
    let above = 0;
    while (above < limit && before[above]?.block === source.treeOf(above)) above += 1;
    let below = 0;
    while (below < limit - above && before[before.length - 1 - below]?.block === source.treeOf(source.size - 1 - below))
      below += 1;
    return { above, below };
  }

  /** When the file's own directives change, what was found for any of its blocks may be wrong. */
  #takeContext(source: BlockSource, options: CheckOptions): void {
    const context = contextIn(source, options);
    const isSame = isSameContext(context, this.#context);
    this.#context = context;
    if (!isSame && this.#analyses.length > 0)
      this.#analyses = this.#analysesOf(this.#analyses.map(({ block }) => block));
  }

  /** What was worked out ahead is taken once. */
  #analysesOf(blocks: readonly Block[]): Analysis[] {
    const context = this.#context;
    const { analyses } = isSameContext(context, this.#ahead.context) ? this.#ahead : nothingAhead(context);
    const found = blocks.map((block) => analyses.get(block) ?? analyse(block, context));
    if (analyses.size > 0) this.#ahead = nothingAhead(context);
    return found;
  }

  /** Only the blocks that are new, and those about the same requests or of the same calls as they or as the ones whose place they take. */
  #queueRelated(start: number, removed: readonly Analysis[], analyses: readonly Analysis[]): void {
    const related = new Set<number>();
    for (const [offset, { summary }] of analyses.entries()) {
      const before = removed[offset]?.summary ?? summary;
      for (const place of this.#origins.replace(start + offset, before, summary)) related.add(place);
      for (const place of this.#calls.replace(start + offset, before, summary)) related.add(place);
      for (const place of this.#dialogs.replace(start + offset, before, summary)) related.add(place);
    }
    const nearest = [...related].sort((one, other) => Math.abs(one - start) - Math.abs(other - start));
    this.#queue = new Set([...analyses.map((_analysis, offset) => start + offset), ...nearest, ...this.#queue]);
    this.#owed = analyses.length + mostAlong;
  }

  #queueAll(start: number, added: number): void {
    const { facts = noLintFacts } = this.#options;
    const summaries = this.#analyses.map(({ summary }) => summary);
    this.#origins = new Origins(summaries);
    this.#calls = new Calls(summaries);
    this.#dialogs = new Dialogs(summaries);
    this.#view = viewOf(summaries, facts, ruleNames, this.#origins, this.#calls, this.#dialogs);
    const fresh = Array.from({ length: added }, (_, offset) => start + offset);
    this.#queue = callByCall(summaries, this.#calls, fresh);
    this.#owed = added + mostAlong;
  }

  /** A result that says the same stays the same object, and so does the list as long as nothing in it changes: somebody may compare. */
  #lintQueued(isTimeUp: () => boolean, isFresh: boolean): void {
    const { settings = defaultLintSettings } = this.#options;
    let results = isFresh ? this.#results : undefined;
    for (const place of this.#queue) {
      if (this.#owed <= 0 && isTimeUp()) break;
      this.#owed -= 1;
      this.#queue.delete(place);
      const analysis = this.#analyses[place];
      const before = this.#results[place];
      if (analysis === undefined || before === undefined) continue;
      const result = lint(analysis, this.#view, settings);
      if (isSameResult(before, result)) continue;
      results ??= [...this.#results];
      results[place] = result;
      this.#speaking?.set(place, result.problems.length > 0);
    }
    if (results !== undefined) this.#results = results;
  }
}

function nothingAhead(context: AnalysisContext): Ahead {
  return { context, analyses: new Map() };
}

/** What the analyses of all blocks depend on: also the directives that count for the whole file. */
function contextIn(source: BlockSource, { encoding = 'utf8', encode, settings }: CheckOptions): AnalysisContext {
  const defaults: Block[] = [];
  for (let index = 0; index < source.size; index += 1) {
    const block = source.treeOf(index);
    if (holdsDefaults(block)) defaults.push(block);
  }
  return contextOf(encoding, encode, defaults, settings);
}

function treeAt(trees: readonly Block[], index: number): Block {
  const tree = trees[index];
  if (tree === undefined) throw new RangeError(`There is no block ${index} of ${trees.length}.`);
  return tree;
}

function isSameOptions(one: CheckOptions, other: CheckOptions): boolean {
  return (
    one.encoding === other.encoding &&
    one.encode === other.encode &&
    one.facts === other.facts &&
    one.settings === other.settings
  );
}

/** Problems are plain data, and there are few of them. */
function isSameResult(one: BlockResult, other: BlockResult): boolean {
  if (one === other) return true;
  if (one.problems.length !== other.problems.length || one.withheld.length !== other.withheld.length) return false;
  return JSON.stringify(one) === JSON.stringify(other);
}

function hasDefaults(removed: readonly Analysis[], added: readonly Block[]): boolean {
  return removed.some(({ block }) => holdsDefaults(block)) || added.some(holdsDefaults);
}

function contribution(analyses: readonly Analysis[]): string {
  return analyses.map(({ summary }) => contributionOf(summary)).join('\n');
}

/** Where blocks were put in or taken out, what is said of others names the places of those behind by other numbers; what names one that is gone is not said until it is looked at again. */
function moveRelated(results: BlockResult[], from: number, by: number): BlockResult[] {
  const isMoved = ({ problems }: BlockResult): boolean =>
    problems.some(({ related }) => related !== undefined && related.block >= from + Math.min(by, 0));
  return results.map((result) =>
    isMoved(result) ? { ...result, problems: result.problems.flatMap((problem) => moved(problem, from, by)) } : result,
  );
}

function moved(problem: Problem, from: number, by: number): readonly Problem[] {
  const { related } = problem;
  if (related === undefined || related.block < from + Math.min(by, 0)) return [problem];
  return related.block < from ? [] : [{ ...problem, related: { ...related, block: related.block + by } }];
}

function never(): boolean {
  return false;
}

/** A copy of the list is made at each change, so that who holds an older one can compare. */
function spliced<T>(list: readonly T[], start: number, removed: number, added: readonly T[]): T[] {
  if (removed !== added.length) return [...list.slice(0, start), ...added, ...list.slice(start + removed)];
  const copy = list.slice();
  for (const [offset, each] of added.entries()) copy[start + offset] = each;
  return copy;
}
