/** Checks a whole file, again and again while it is being edited: an edit costs the blocks that it touched. */

import type { Encoder } from '../sip/encoding.ts';
import type { Block, SipFile } from '../sip/syntax/tree.ts';
import { type Analysis, type AnalysisContext, analyse, contextOf, keyOf } from './analyse.ts';
import { Calls } from './calls.ts';
import { contributionOf, type FileView, type LintFacts, noLintFacts, viewOf } from './file-view.ts';
import { type BlockResult, lint } from './lint.ts';
import { defaultLintSettings, type LintSettings, ruleNames } from './lint-settings.ts';
import { Origins } from './origins.ts';

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
}

/** Analyses that were made before they were asked for. */
interface Ahead {
  readonly context: AnalysisContext;
  readonly analyses: Map<Block, Analysis>;
}

/** What is said of each block of a file; all of it at once. */
export function checkFile(file: SipFile, options: CheckOptions = {}): readonly BlockResult[] {
  const trees = file.blocks.map(({ block }) => block);
  const checker = new Checker();
  return checker.check({ size: trees.length, treeOf: (index) => treeAt(trees, index) }, options);
}

/** Keeps what was found for the blocks of one file. */
export class Checker {
  #analyses: Analysis[] = [];
  #results: BlockResult[] = [];
  #context: AnalysisContext = contextOf('utf8');
  #ahead: Ahead = nothingAhead(this.#context);
  #origins = new Origins([]);
  #calls = new Calls([]);
  #view: FileView = viewOf([], noLintFacts, ruleNames);
  #options: CheckOptions = {};

  /**
   * Works ahead of the first check of a file, the long one, until time is up; true when nothing is left to be done ahead.
   * The file may change in between, and a check does not need it: it finds the same, only later.
   */
  prepare(source: BlockSource, options: CheckOptions, isTimeUp: () => boolean): boolean {
    if (this.#analyses.length > 0) return true;
    const context = contextIn(source, options);
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

  /** What is said of each block. A result is the same object until something changes it. */
  check(source: BlockSource, options: CheckOptions): readonly BlockResult[] {
    const { start, removed, added } = this.#changeOf(source);
    const isSameOptions = sameOptions(options, this.#options);
    if (removed.length === 0 && added.length === 0 && isSameOptions) return this.#results;
    this.#options = options;
    if (hasDefaults(removed, added) || !isSameOptions) this.#takeContext(source, options);
    const analyses = this.#analysesOf(added);
    const isSameSize = removed.length === added.length;
    const isSameView = isSameOptions && isSameSize && contribution(removed) === contribution(analyses);
    this.#analyses = spliced(this.#analyses, start, removed.length, analyses);
    if (isSameView) this.#lintAgain(start, removed, analyses);
    else this.#lintAll();
    return this.#results;
  }

  /** Which blocks are others than before: all that lie between those that are the same at both ends. */
  #changeOf(source: BlockSource): { start: number; removed: readonly Analysis[]; added: readonly Block[] } {
    const before = this.#analyses;
    const limit = Math.min(before.length, source.size);
    let start = 0;
    while (start < limit && before[start]?.block === source.treeOf(start)) start += 1;
    let behind = 0;
    while (
      behind < limit - start &&
      before[before.length - 1 - behind]?.block === source.treeOf(source.size - 1 - behind)
    ) {
      behind += 1;
    }
    const added: Block[] = [];
    for (let index = start; index < source.size - behind; index += 1) added.push(source.treeOf(index));
    return { start, removed: before.slice(start, before.length - behind), added };
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
  #lintAgain(start: number, removed: readonly Analysis[], analyses: readonly Analysis[]): void {
    const places = new Set(analyses.map((_analysis, offset) => start + offset));
    for (const [offset, { summary }] of analyses.entries()) {
      const before = removed[offset]?.summary ?? summary;
      for (const place of this.#origins.replace(start + offset, before, summary)) places.add(place);
      for (const place of this.#calls.replace(start + offset, before, summary)) places.add(place);
    }
    const { settings = defaultLintSettings } = this.#options;
    const results = [...this.#results];
    for (const place of places) {
      const analysis = this.#analyses[place];
      if (analysis === undefined) continue;
      const result = lint(analysis, this.#view, settings);
      const before = results[place];
      const isEdited = place >= start && place < start + analyses.length;
      results[place] = !isEdited && before !== undefined && isSameResult(before, result) ? before : result;
    }
    this.#results = results;
  }

  #lintAll(): void {
    const { facts = noLintFacts, settings = defaultLintSettings } = this.#options;
    const summaries = this.#analyses.map(({ summary }) => summary);
    this.#origins = new Origins(summaries);
    this.#calls = new Calls(summaries);
    const view = viewOf(summaries, facts, ruleNames, this.#origins, this.#calls);
    this.#view = view;
    this.#results = this.#analyses.map((analysis) => lint(analysis, view, settings));
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
    if (isDefaults(block)) defaults.push(block);
  }
  return contextOf(encoding, encode, defaults, settings);
}

function isSameContext(one: AnalysisContext, other: AnalysisContext): boolean {
  return one === other || (one.encode === other.encode && keyOf(one) === keyOf(other));
}

function treeAt(trees: readonly Block[], index: number): Block {
  const tree = trees[index];
  if (tree === undefined) throw new RangeError(`There is no block ${index} of ${trees.length}.`);
  return tree;
}

function sameOptions(one: CheckOptions, other: CheckOptions): boolean {
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

function isDefaults({ message, preamble }: Block): boolean {
  return message === undefined && preamble.length > 0;
}

function hasDefaults(removed: readonly Analysis[], added: readonly Block[]): boolean {
  return removed.some(({ block }) => isDefaults(block)) || added.some(isDefaults);
}

function contribution(analyses: readonly Analysis[]): string {
  return analyses.map(({ summary }) => contributionOf(summary)).join('\n');
}

/** A copy of the list is made at each change, so that who holds an older one can compare. */
function spliced<T>(list: readonly T[], start: number, removed: number, added: readonly T[]): T[] {
  return [...list.slice(0, start), ...added, ...list.slice(start + removed)];
}
