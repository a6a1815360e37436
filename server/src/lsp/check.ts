/** What is wrong with an open document: found block by block, and kept until a block or what surrounds it changes. */

import { withheldCounts, withheldSentence } from '../features/withheld.ts';
import { encodeText } from '../host/charsets.ts';
import { askedOf } from '../host/environments.ts';
import type { Status } from '../protocol.ts';
import { analyse, contextOf } from '../rules/analyse.ts';
import type { Part } from '../rules/calls.ts';
import { Checker, type CheckOptions, type Reach } from '../rules/checker.ts';
import { type LintFacts, noLintFacts, viewOf } from '../rules/file-view.ts';
import { type BlockResult, lint } from '../rules/lint.ts';
import { type LintSettings, lintSettingsOf, ruleNames } from '../rules/lint-settings.ts';
import type { Context } from '../rules/rule.ts';
import { summarise } from '../rules/summary.ts';
import type { Problem } from '../sip/problem.ts';
import type { Block } from '../sip/syntax/tree.ts';
import type { OpenDocument } from './documents.ts';
import type { Session } from './session.ts';

interface Check {
  readonly checker: Checker;
  readonly facts: LintFacts;
  readonly settings: LintSettings;
  /** The revision of the session that facts and settings are of. */
  readonly revision: number;
}

const checks = new WeakMap<OpenDocument, Check>();

/** The results of all blocks, in order; each the same object until something changes it. */
export function resultsOf(session: Session, document: OpenDocument): readonly BlockResult[] {
  const { checker } = checkOf(session, document);
  return checker.check(document.blocks, optionsOf(session, document));
}

/** What was found of a document, how far that is, and which part of a first check it is, from 0 to 1. */
export interface Found {
  readonly results: readonly BlockResult[];
  /** The places of the blocks of which something is said. */
  readonly speaking: readonly number[];
  readonly reach: Reach;
  readonly share: number;
}

/** Goes on with the check of a document for some milliseconds. What was edited is checked whatever the time. */
export function checkFor(milliseconds: number, session: Session, document: OpenDocument): Found {
  const { checker } = checkOf(session, document);
  const until = performance.now() + milliseconds;
  const reach = checker.advance(document.blocks, optionsOf(session, document), () => performance.now() >= until);
  return { results: checker.results, speaking: checker.speaking, reach, share: checker.shareOf(document.blocks) };
}

/** Tells what is said of a block; as long as the first check of a file is under way, only what its own text and the directives of the file tell. */
export function problemsOfBlocks(session: Session, document: OpenDocument): (index: number) => readonly Problem[] {
  const { results, reach } = checkFor(0, session, document);
  if (reach !== 'begun') return (index) => results[index]?.problems ?? [];
  const alone = problemsIn(session, document);
  return (index) => alone(document.blocks.treeOf(index));
}

/** A file of so many blocks is checked while somebody waits, where it has just been opened; of a larger one some messages are not known until that is through. */
const fewBlocks = 500;

/** Finds the messages with a Call-ID. */
export function messagesWith(session: Session, document: OpenDocument): (callId: string) => readonly Part[] {
  return (callId) => {
    const { reach } = checkFor(0, session, document);
    if (reach === 'begun' && document.blocks.size <= fewBlocks) resultsOf(session, document);
    return checkOf(session, document).checker.partsOf(callId);
  };
}

/** How strictly a document is checked, and how much of what was found is not shown. */
export function checksOf(session: Session, document: OpenDocument): NonNullable<Status['checks']> {
  const { profile } = checkOf(session, document).settings;
  const { results, reach } = checkFor(0, session, document);
  // What is counted while a file is being opened would be told as all there is.
  const withheld = reach === 'begun' ? undefined : withheldSentence(withheldCounts(results), profile, session.words);
  return { profile, ...(withheld === undefined ? {} : { withheld }) };
}

/** What is said of a block, or would be after an edit, by its own text and the directives of the file; what it refers to may be elsewhere. */
export function problemsIn(session: Session, document: OpenDocument): (block: Block) => readonly Problem[] {
  const { encoding, blocks } = document;
  const { defaults } = blocks;
  const { settings } = checkOf(session, document);
  const context = contextOf(encoding, encodeText, defaults, settings);
  const view = viewOf(defaults.map(summarise), noLintFacts, ruleNames);
  return (block) => {
    const analysis = analyse(block, context);
    const own = new Set(analysis.problems.map(({ rule }) => rule));
    return lint(analysis, view, settings).problems.filter(({ rule }) => own.has(rule));
  };
}

/** What rules know of a block beside its text: the document's encoding, and the directives of the file and of the block itself. */
export function contextIn({ blocks, encoding }: OpenDocument, block: Block): Context {
  return contextOf(encoding, encodeText, [...blocks.defaults, block]);
}

function optionsOf(session: Session, document: OpenDocument): CheckOptions {
  const { facts, settings } = checkOf(session, document);
  return { encoding: document.encoding, encode: encodeText, facts, settings };
}

/** What surrounds a document counts as changed with every revision of the session. */
function checkOf(session: Session, document: OpenDocument): Check {
  const known = checks.get(document);
  const { revision } = session;
  if (known?.revision === revision) return known;
  const environment = askedOf(() => session.environmentOf(document));
  const facts = { ...environment, isReadable: (path: string) => session.isReadable(document, path) };
  const settings = lintSettingsOf([session.settingsOf(document.uri).lint, ...session.lintLayersOf(document)]);
  const check = { checker: known?.checker ?? new Checker(), facts, settings, revision };
  checks.set(document, check);
  return check;
}
