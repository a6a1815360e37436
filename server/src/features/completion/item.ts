/** What completion offers: plain data, of which an editor makes its list. */

import type { Conversation } from '../../sip/references.ts';
import { type BlockOffset, type Span, spanOf } from '../../sip/span.ts';
import type { Block } from '../../sip/syntax/tree.ts';
import type { Entry } from '../../sip/vocabularies/vocabulary.ts';
import type { DrawnWord } from '../../sip/vocabularies/words.ts';
import type { Surroundings } from '../describe.ts';
import type { SubjectName } from '../named.ts';
import { visibleLine } from '../visible.ts';
import type { Words } from '../words.ts';

/** How much of a name a list shows. */
const longestLabel = 80;

export type CompletionKind =
  | 'method'
  | 'status'
  | 'header'
  | 'value'
  | 'param'
  | 'option-tag'
  | 'word'
  | 'scheme'
  | 'directive'
  | 'variable'
  | 'function'
  | 'block'
  | 'rule'
  | 'file'
  | 'folder'
  | 'several';

export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** What it takes the place of; never more than one line. */
  readonly span: Span;
  readonly text: string;
  /** The same text with `‹…›` around what the user is to fill in. */
  readonly pattern?: string;
  readonly detail?: string | undefined;
  /** What the typed text is compared with, where that is not the label; empty where it goes away as soon as something is typed. */
  readonly filter?: string;
  /** Sorts before others when smaller, as text; without it, things stand in the order in which they are given. */
  readonly rank?: string;
  /** What more is known of, once somebody asks. */
  readonly about?: SubjectName;
  /** True where something else has to follow, so that it is worth to ask again at once. */
  readonly continues?: true;
}

/** The place at which something is to be offered. */
export interface CompletionPlace extends Surroundings {
  readonly offset: BlockOffset;
  /** What the blocks of the file are called; asked for only where a name is wanted. */
  readonly blockNames: () => readonly string[];
  /** The other blocks of the file, the nearest first. */
  readonly others?: (() => readonly Block[]) | undefined;
  /** The block of a name. */
  readonly blockNamed?: ((name: string) => Block | undefined) | undefined;
  /** What the block of a name has sent last, and what came of it. */
  readonly conversationOf?: ((name: string) => Conversation | undefined) | undefined;
  /** What lies in a folder, its path counted from the document's; nothing where no files may be looked at. */
  readonly entriesOf?: ((path: string) => readonly { readonly name: string; readonly isFolder: boolean }[]) | undefined;
  readonly words: Words;
}

/** A text to be put in, with what is to be filled in marked by `‹…›`. */
export function filledIn(pattern: string): Pick<Completion, 'text' | 'pattern'> {
  return { text: pattern.replaceAll(/[‹›]/gu, ''), pattern };
}

/** A value as an item; it is called by what it says. Who types a number, or what is to be filled in, does not mean another that looks like it. */
export function valueItem(pattern: string, span: Span): Completion {
  const filled = filledIn(pattern);
  const item = { label: filled.text, kind: 'value', span, ...filled } as const;
  if (/^\d/u.test(pattern)) return { ...item, filter: '' };
  return pattern.includes('‹') ? { ...item, filter: pattern.slice(0, pattern.indexOf('‹')) } : item;
}

/** A thing that is called by its name, and of which more is known under that name. */
export function namedItem(
  kind: SubjectName['kind'] & CompletionKind,
  name: string,
  span: Span,
  before = '',
): Completion {
  return { label: name, kind, span, text: before + name, about: { kind, name } };
}

/** Items of which nothing is known by themselves tell of the thing that they are for. */
export function explainedBy(about: SubjectName, items: readonly Completion[]): readonly Completion[] {
  return items.map((item) => (item.about === undefined ? { ...item, about } : item));
}

/** A word of a vocabulary, with the sign behind which it goes on. */
export function wordItem(
  { name, phrase }: Entry,
  { start, end, vocabulary, behind }: DrawnWord,
  before = '',
): Completion {
  const about = { kind: 'word', name, owner: vocabulary.name } as const;
  const item = { label: name, kind: 'word', span: spanOf(start, end), detail: phrase, about } as const;
  return behind === undefined
    ? { ...item, text: before + name }
    : { ...item, text: before + name + behind, continues: true };
}

/** A name that somebody gave in the file: shown so that it cannot pass for anything else. */
export function foreignItem(kind: CompletionKind, name: string, span: Span, behind = ''): Completion {
  const label = visibleLine(name, longestLabel);
  return { label, kind, span, text: name + behind, ...(label === name ? {} : { filter: name }) };
}

/** The same in the notation of LSP's snippets, in which `$`, `}` and a backslash mean something. */
export function snippetOf(pattern: string): string {
  let count = 0;
  const escaped = pattern.replaceAll(/[\\$}]/gu, '\\$&');
  return escaped.replaceAll(/‹([^›]*)›/gu, (_, placeholder: string) => {
    count += 1;
    return `\${${count}:${placeholder}}`;
  });
}
