/** What is wrong with an open document: found block by block, and kept until a block or what surrounds it changes. */

import { encodeText } from '../host/charsets.ts';
import { askedOf } from '../host/environments.ts';
import { analyse, contextOf } from '../rules/analyse.ts';
import { Checker } from '../rules/checker.ts';
import { type LintFacts, noLintFacts, viewOf } from '../rules/file-view.ts';
import { type BlockResult, lint, ruleNames } from '../rules/lint.ts';
import type { Context } from '../rules/rule.ts';
import { summarise } from '../rules/summary.ts';
import type { Problem } from '../sip/problem.ts';
import type { Block } from '../sip/syntax/tree.ts';
import type { OpenDocument } from './documents.ts';
import type { Session } from './session.ts';

interface Check {
  readonly checker: Checker;
  readonly facts: LintFacts;
  /** The revision of the session that the facts are of. */
  readonly revision: number;
}

const checks = new WeakMap<OpenDocument, Check>();

/** The results of all blocks, in order; each the same object until something changes it. */
export function resultsOf(session: Session, document: OpenDocument): readonly BlockResult[] {
  const { checker, facts } = checkOf(session, document);
  const { encoding, blocks } = document;
  return checker.check(blocks, { encoding, encode: encodeText, facts, settings: session.settings.lint });
}

/** What would be said of a block of a document after an edit, by its own text and the directives of the file. */
export function problemsIn(session: Session, { blocks, encoding }: OpenDocument): (block: Block) => readonly Problem[] {
  const { defaults } = blocks;
  const context = contextOf(encoding, encodeText, defaults);
  const view = viewOf(defaults.map(summarise), noLintFacts, ruleNames);
  return (block) => lint(analyse(block, context), view, session.settings.lint).problems;
}

/** What rules know of a block beside its text: the document's encoding, and the directives of the file and of the block itself. */
export function contextIn({ blocks, encoding }: OpenDocument, block: Block): Context {
  return contextOf(encoding, encodeText, [...blocks.defaults, block]);
}

/** What surrounds a document counts as changed with every revision of the session. */
function checkOf(session: Session, document: OpenDocument): Check {
  const known = checks.get(document);
  const { revision } = session;
  if (known?.revision === revision) return known;
  const environment = askedOf(() => session.environmentOf(document));
  const facts = { ...environment, isReadable: (path: string) => session.isReadable(document, path) };
  const check = { checker: known?.checker ?? new Checker(), facts, revision };
  checks.set(document, check);
  return check;
}
