/** A block to its problems and its summary: everything that its own text can tell, and nothing that depends on another block. */

import type { BodyLineEnds } from '../sip/body-end.ts';
import { defaultsFor, directiveOf } from '../sip/directives/read.ts';
import { agentOf } from '../sip/directives/scene.ts';
import { byteLength, charsetOf, type Encoder } from '../sip/encoding.ts';
import type { Problem } from '../sip/problem.ts';
import type { Block, Message } from '../sip/syntax/tree.ts';
import { createCollector } from './collector.ts';
import { isHalfTyped } from './common/completeness.ts';
import { checkedFragments, checkedSdps } from './common/sdp.ts';
import { rules } from './index.ts';
import { defaultLintSettings, isRun, type LintSettings } from './lint-settings.ts';
import { reportParts } from './part-problems.ts';
import type { Context, Rule } from './rule.ts';
import { type Selection, selectionOf } from './selection.ts';
import { type Summary, summarise } from './summary.ts';
import { reportSyntax } from './syntax-problems.ts';

export interface Analysis {
  readonly block: Block;
  readonly problems: readonly Problem[];
  readonly summary: Summary;
}

/** What an analysis depends on beside the text of its block. */
export interface AnalysisContext extends Context {
  readonly rules: RunRules;
  /** The blocks that hold defaults for one user agent each. */
  readonly ofAgents: readonly Block[];
}

/** The rules that are run: those of special profiles only where they are asked for. */
interface RunRules {
  readonly key: string;
  readonly all: readonly Rule[];
  readonly select: Selection;
  /** Those that look at single lines of a session description. */
  readonly ofFragments: readonly Rule[];
}

/** RFC 8840 §9.2: the lines of a fragment are those of a description, of which most are missing. */
const aboutLines: ReadonlySet<string> = new Set([
  'malformed-sdp-attribute',
  'malformed-sdp-line',
  'malformed-sdp-media',
  'misspelled-sdp-attribute',
  'misspelled-sdp-value',
]);

const runRules = new WeakMap<LintSettings, RunRules>();

export function analyse(block: Block, context: AnalysisContext): Analysis {
  const collector = createCollector();
  const own = block.preamble.length === 0 && context.ofAgents.length === 0 ? context : contextFor(block, context);
  const { message } = block;
  const { ofBlock, ofMessage, ofSdp } = context.rules.select(block);
  for (const { rule, check } of ofBlock) check(block, collector.reportFor(rule), own);
  if (message !== undefined) {
    reportSyntax(block, message, collector.add);
    for (const { rule, check } of ofMessage) check(message, collector.reportFor(rule), own);
    if (message.body !== undefined) {
      for (const sdp of checkedSdps(block, own)) {
        for (const { rule, check } of ofSdp) check(sdp, collector.reportFor(rule));
      }
      for (const fragment of checkedFragments(block, own)) {
        for (const rule of context.rules.ofFragments) rule.checkSdp?.(fragment, collector.reportFor(rule));
      }
      reportParts(block, context.rules.all, own, collector.add);
    }
  }
  const problems =
    message === undefined ? collector.finish() : collector.finish((problem) => isEarly(message, problem));
  return { block, problems, summary: summarise(block) };
}

/** Nobody wants to read of the field that they are just writing what is wrong with it so far. */
function isEarly(message: Message, problem: Problem): boolean {
  const field = message.fields.at(-1);
  if (message.blank !== undefined || field === undefined || problem.start < field.start) return false;
  return isHalfTyped(message, field);
}

/** The context of blocks that say nothing about it themselves. */
export function contextOf(
  encoding: string,
  encode?: Encoder,
  defaults: readonly Block[] = [],
  settings: LintSettings = defaultLintSettings,
): AnalysisContext {
  const context = contextIn(charsetOf(encoding), encode);
  if (defaults.length === 0) return { ...context, rules: rulesRunBy(settings), ofAgents: defaults };
  const ofAgents = defaults.filter((block) => agentOf(block) !== '');
  const ofFile = defaults.filter((block) => agentOf(block) === '');
  return { ...ofFile.reduce(ownContext, context), rules: rulesRunBy(settings), ofAgents };
}

/** True for contexts in which the same is found. */
export function isSameContext(one: AnalysisContext, other: AnalysisContext): boolean {
  if (one === other) return true;
  const isSame =
    one.encode === other.encode &&
    one.charset === other.charset &&
    one.target === other.target &&
    one.bodyLineEnds === other.bodyLineEnds &&
    one.rules.key === other.rules.key &&
    one.ofAgents.length === other.ofAgents.length;
  return isSame && one.ofAgents.every(({ text }, index) => text === other.ofAgents[index]?.text);
}

function rulesRunBy(settings: LintSettings): RunRules {
  const known = runRules.get(settings);
  if (known !== undefined) return known;
  const run = rules.filter((rule) => isRun(rule, settings));
  const found = {
    key: run.flatMap(({ name, profile }) => (profile === undefined ? [] : [name])).join(' '),
    all: run,
    select: selectionOf(run),
    ofFragments: run.filter(({ name }) => aboutLines.has(name)),
  };
  runRules.set(settings, found);
  return found;
}

function contextFor(block: Block, context: AnalysisContext): Context {
  return [...defaultsFor(block, context.ofAgents), block].reduce(ownContext, context as Context);
}

/** A block's own directives come before those of the file. */
function ownContext(outer: Context, block: Block): Context {
  if (block.preamble.length === 0) return outer;
  const charset = charsetOf(directiveOf(block, 'charset')?.value.text ?? outer.charset);
  const target = directiveOf(block, 'target')?.value.text ?? outer.target;
  const bodyLineEnds = lineEndsOf(directiveOf(block, 'eol-body')?.value.text) ?? outer.bodyLineEnds;
  return { ...(charset === outer.charset ? outer : contextIn(charset, outer.encode)), target, bodyLineEnds };
}

function contextIn(charset: string, encode: Encoder | undefined): Context {
  return { charset, encode, byteLength: (text) => byteLength(text, charset, encode) };
}

function lineEndsOf(value: string | undefined): BodyLineEnds | undefined {
  const word = value?.toLowerCase();
  return word === 'crlf' || word === 'lf' || word === 'cr' || word === 'asis' ? word : undefined;
}
