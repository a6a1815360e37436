/** Plain data of features to what LSP has: spans to ranges, edits to text edits, entries to symbols. */

import {
  type CodeLens,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type Range,
  type SymbolInformation,
  SymbolKind,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Lens } from '../features/code-lens.ts';
import type { Fold } from '../features/folding.ts';
import { ruleLink } from '../features/links.ts';
import type { OutlineEntry } from '../features/outline-entry.ts';
import { sentenceOf, specOf, titleOf } from '../features/problem-words.ts';
import type { Words } from '../features/words.ts';
import type { SendArguments, ServerCommand } from '../protocol.ts';
import type { Edit, Problem, Related, Severity } from '../sip/problem.ts';
import type { Span } from '../sip/span.ts';
import type { Block } from '../sip/syntax/tree.ts';
import type { OpenDocument } from './documents.ts';

/** A block of an open document: where its spans count from. */
export interface BlockOf {
  readonly document: OpenDocument;
  readonly index: number;
}

const symbolKinds: Readonly<Record<OutlineEntry['kind'], SymbolKind>> = {
  request: SymbolKind.Method,
  response: SymbolKind.Event,
  broken: SymbolKind.Null,
  defaults: SymbolKind.Namespace,
  field: SymbolKind.Field,
  route: SymbolKind.Namespace,
  dialog: SymbolKind.Namespace,
  authentication: SymbolKind.Namespace,
  capabilities: SymbolKind.Namespace,
  'about-body': SymbolKind.Namespace,
  more: SymbolKind.Namespace,
  body: SymbolKind.String,
  part: SymbolKind.Package,
  session: SymbolKind.Namespace,
  media: SymbolKind.Object,
  variable: SymbolKind.Variable,
};

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const lensCommands = {
  send: 'sip.server.send',
  'send-fresh': 'sip.server.sendFresh',
  wire: 'sip.server.wire',
} as const satisfies Readonly<Record<Lens['action'], ServerCommand>>;

export function rangeOf({ document, index }: BlockOf, span: Span): Range {
  return { start: document.blocks.positionIn(index, span.start), end: document.blocks.positionIn(index, span.end) };
}

export function textEditOf(block: BlockOf, edit: Edit): TextEdit {
  return { range: rangeOf(block, edit), newText: edit.text };
}

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

/** An entry without a name of its own is called by what it is. */
export function symbolOf(block: BlockOf, entry: OutlineEntry, words: Words): DocumentSymbol {
  return {
    name: nameOf(entry, words),
    detail: entry.detail,
    kind: symbolKinds[entry.kind],
    range: rangeOf(block, entry),
    selectionRange: rangeOf(block, entry.focus),
    children: entry.children.map((child) => symbolOf(block, child, words)),
  };
}

/** The same for editors that want a list. */
export function flatSymbolsOf(block: BlockOf, entry: OutlineEntry, words: Words, container = ''): SymbolInformation[] {
  const name = nameOf(entry, words);
  const location = { uri: block.document.uri, range: rangeOf(block, entry) };
  const symbol: SymbolInformation = { name, kind: symbolKinds[entry.kind], location, containerName: container };
  return [symbol, ...entry.children.flatMap((child) => flatSymbolsOf(block, child, words, name))];
}

export function foldingRangeOf(block: BlockOf, fold: Fold): FoldingRange {
  const { start, end } = rangeOf(block, fold);
  const kind = fold.kind === 'comment' ? FoldingRangeKind.Comment : FoldingRangeKind.Region;
  return { startLine: start.line, endLine: end.line, kind };
}

export function codeLensOf(block: BlockOf, lens: Lens, words: Words): CodeLens {
  const range = rangeOf(block, lens);
  const { uri, version } = block.document;
  const argument: SendArguments = { uri, version, position: range.start };
  const title = words('features', `lens-${lens.waits ?? lens.action}`) ?? lens.action;
  return { range, command: { title, command: lensCommands[lens.action], arguments: [argument] } };
}

/** With the version, where the editor can compare it, an edit of an older text is not applied. */
export function workspaceEdit(versions: boolean, { uri, version }: OpenDocument, edits: TextEdit[]): WorkspaceEdit {
  return versions ? { documentChanges: [{ textDocument: { uri, version }, edits }] } : { changes: { [uri]: edits } };
}

function nameOf({ kind, name }: OutlineEntry, words: Words): string {
  return name === '' ? (words('features', `outline-${kind}`) ?? kind) : name;
}
