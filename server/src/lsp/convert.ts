/** Plain data of features to what LSP has: spans to ranges, edits to text edits, entries to symbols. */

import {
  type CodeLens,
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
import type { OutlineEntry } from '../features/outline-entry.ts';
import type { Words } from '../features/words.ts';
import type { SendArguments, ServerCommand } from '../protocol.ts';
import type { Edit } from '../sip/problem.ts';
import type { Span } from '../sip/span.ts';
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

/** What editors fold by one command: comments, and as regions the blocks. */
const foldKinds: Readonly<Partial<Record<Fold['kind'], FoldingRangeKind>>> = {
  comment: FoldingRangeKind.Comment,
  block: FoldingRangeKind.Region,
};

export function foldingRangeOf(block: BlockOf, fold: Fold): FoldingRange {
  const { start, end } = rangeOf(block, fold);
  const kind = foldKinds[fold.kind];
  return { startLine: start.line, endLine: end.line, ...(kind === undefined ? {} : { kind }) };
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
