/** Completion as LSP has it: what a feature offers as items, and what is known of an item once an editor asks. */

import {
  type Command,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  InsertTextFormat,
} from 'vscode-languageserver';
import { completionsAt } from '../features/completion/complete.ts';
import { type Completion, type CompletionKind, snippetOf } from '../features/completion/item.ts';
import { describeSubject } from '../features/describe.ts';
import { joined } from '../features/markdown.ts';
import { type SubjectName, subjectNamed } from '../features/named.ts';
import { visibleLine } from '../features/visible.ts';
import { nameOf } from '../sip/directives/read.ts';
import { inBlock } from '../sip/span.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { type BlockOf, rangeOf } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import type { Extension } from './extension.ts';
import { isObject } from './is-object.ts';
import { markupOf } from './markup.ts';
import { outsideOf } from './outside.ts';
import type { Session } from './session.ts';

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  method: CompletionItemKind.Method,
  status: CompletionItemKind.Event,
  header: CompletionItemKind.Field,
  value: CompletionItemKind.Value,
  param: CompletionItemKind.Property,
  'option-tag': CompletionItemKind.EnumMember,
  word: CompletionItemKind.EnumMember,
  scheme: CompletionItemKind.Interface,
  directive: CompletionItemKind.Keyword,
  variable: CompletionItemKind.Variable,
  function: CompletionItemKind.Function,
  block: CompletionItemKind.Reference,
  rule: CompletionItemKind.Constant,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  several: CompletionItemKind.Struct,
};

const blocksNear = 100;

const longestLabel = 1000;

/** VS Code's own command, as if a sign had been typed; sent to our extension alone, since no other editor need have it. */
const askAgain: Command = { title: '', command: 'editor.action.triggerSuggest', arguments: [{ auto: true }] };

export function completions(
  session: Session,
  document: OpenDocument,
  { position, context }: CompletionParams,
  { extension: { conversationOf } }: { readonly extension: Extension },
): CompletionList {
  const { blocks } = document;
  const { index, offset } = blocks.placeAt(position);
  const { items, isWhole } = completionsAt({
    block: blocks.treeOf(index),
    defaults: blocks.defaults,
    offset: inBlock(offset),
    blockNames: () => blockNames(document),
    blockNamed: (name) => blockNamed(document, name),
    conversationOf: (name) => conversationOf?.(document, name),
    others: () => blocksAround(document, index),
    outside: () => outsideOf(session, document),
    entriesOf: session.trusted ? (path) => session.filesFor(document.uri)?.entriesOf(path) ?? [] : undefined,
    words: session.words,
  });
  const place = { document, index };
  // Who types a field types the blank behind its colon and is asked again there. VS Code goes on showing the first list until the
  // second comes, also to a person who has typed a value by then, and Enter would put what is shown in its place.
  const wanted = context?.triggerCharacter === ':' ? items.filter(({ text }) => !text.startsWith(' ')) : items;
  return { isIncomplete: !isWhole, items: wanted.map((item, order) => itemOf(session, place, item, order)) };
}

/** Adds what is known of an item's subject; foreign input, so it is looked at first. */
export function resolveCompletion({ client, words }: Session, item: CompletionItem): CompletionItem {
  if (!isSubjectName(item.data)) return item;
  const subject = subjectNamed(item.data);
  if (subject === undefined) return item;
  return { ...item, documentation: markupOf(joined(describeSubject(subject, words)), client.completesMarkdown) };
}

function itemOf({ client }: Session, place: BlockOf, item: Completion, order: number): CompletionItem {
  const { label, kind, span, text, pattern, detail, rank, about, continues } = item;
  // What stands in the file may be no more than a part of it, but is shown by itself here.
  const shown = visibleLine(label, longestLabel);
  const filter = item.filter ?? (shown === label ? undefined : label);
  const isSnippet = client.takesSnippets && pattern !== undefined && pattern !== text;
  return {
    label: shown,
    kind: kinds[kind],
    sortText: rank ?? String(order).padStart(3, '0'),
    textEdit: { range: rangeOf(place, span), newText: isSnippet ? snippetOf(pattern) : text },
    ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(detail === undefined ? {} : { detail: visibleLine(detail, longestLabel) }),
    // Editors take an empty one for none.
    ...(filter === undefined ? {} : { filterText: filter === '' ? ' ' : filter }),
    ...(about === undefined ? {} : { data: about }),
    ...(continues === true && client.showsExchanges ? { command: askAgain } : {}),
  };
}

function blockNames({ blocks }: OpenDocument): readonly string[] {
  const names = new Set<string>();
  for (let index = 0; index < blocks.size; index += 1) {
    const name = nameOf(blocks.treeOf(index));
    if (name !== undefined) names.add(name);
  }
  return [...names];
}

function blockNamed({ blocks }: OpenDocument, name: string): Block | undefined {
  for (let index = 0; index < blocks.size; index += 1) {
    const block = blocks.treeOf(index);
    if (nameOf(block) === name) return block;
  }
  return undefined;
}

/** The nearest first, as many as can be looked through between two keys. */
function blocksAround({ blocks }: OpenDocument, index: number): readonly Block[] {
  const places = Array.from({ length: blocksNear }, (_nothing, distance) => [
    index - distance - 1,
    index + distance + 1,
  ]);
  return places.flat().flatMap((place) => (place < 0 || place >= blocks.size ? [] : blocks.treeOf(place)));
}

function isSubjectName(value: unknown): value is SubjectName {
  if (!isObject(value) || typeof value.kind !== 'string' || typeof value.name !== 'string') return false;
  return value.owner === undefined || typeof value.owner === 'string';
}
