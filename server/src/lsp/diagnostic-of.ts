/** A problem as the diagnostic that LSP has for it. */

import { type Diagnostic, type DiagnosticRelatedInformation, DiagnosticSeverity } from 'vscode-languageserver';
import { ruleLink } from '../features/links.ts';
import { sentenceOf, specOf, titleOf } from '../features/problem-words.ts';
import type { Words } from '../features/words.ts';
import type { Problem, Related, Severity } from '../sip/problem.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { type BlockOf, rangeOf } from './convert.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A problem as an editor was told of it last, and where it and what belongs to it stood then. */
interface Told {
  readonly diagnostic: Diagnostic;
  readonly line: number;
  readonly relatedTree: Block | undefined;
  readonly relatedLine: number | undefined;
}

/** Every problem of a file is told at every key; nearly all of them are still where they were. */
const told = new WeakMap<Problem, Told>();

/** The section stands in the message, since not every editor shows the link; other places are left out for an editor that shows none. */
export function diagnosticOf(block: BlockOf, problem: Problem, words: Words, showsRelated = false): Diagnostic {
  const { blocks } = block.document;
  const related = showsRelated ? problem.related : undefined;
  const known = told.get(problem);
  const line = blocks.firstLineOf(block.index);
  const relatedTree = related && blocks.treeOf(related.block);
  const relatedLine = related && blocks.firstLineOf(related.block);
  if (known?.line === line && known.relatedTree === relatedTree && known.relatedLine === relatedLine)
    return known.diagnostic;
  const diagnostic = newDiagnosticOf(block, problem, related, words);
  told.set(problem, { diagnostic, line, relatedTree, relatedLine });
  return diagnostic;
}

function newDiagnosticOf(block: BlockOf, problem: Problem, related: Related | undefined, words: Words): Diagnostic {
  const sentence = sentenceOf(problem, words);
  const spec = specOf(problem);
  return {
    range: rangeOf(block, problem),
    severity: severities[problem.severity],
    source: 'sip',
    code: problem.rule,
    codeDescription: { href: ruleLink(problem.rule) },
    message: spec === undefined ? sentence : `${sentence} (${spec})`,
    ...(related !== undefined && { relatedInformation: [relatedOf(block, related)] }),
  };
}

/** The other place is called by the start line of its message. */
function relatedOf({ document }: BlockOf, related: Related): DiagnosticRelatedInformation {
  const range = rangeOf({ document, index: related.block }, related);
  return { location: { uri: document.uri, range }, message: titleOf(document.blocks.treeOf(related.block)) };
}
