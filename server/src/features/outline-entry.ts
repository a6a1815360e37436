/** The entries that messages have in an outline, wherever they stand: what a start line is called, and header fields. */

import type { Span } from '../sip/span.ts';
import type { Field, StartLine } from '../sip/syntax/tree.ts';
import { visibleLine } from './visible.ts';

/** What neighbouring header fields are about. */
export type HeaderGroup = 'route' | 'dialog' | 'authentication' | 'capabilities' | 'about-body' | 'more';

export interface OutlineEntry extends Span {
  readonly kind:
    | HeaderGroup
    | 'request'
    | 'response'
    | 'broken'
    | 'defaults'
    | 'field'
    | 'body'
    | 'part'
    | 'variable'
    | 'session'
    | 'media';
  /** What it is called, in the file's own words; empty where only `kind` names it. Fit to be shown. */
  readonly name: string;
  readonly detail: string;
  /** What the cursor goes to; lies within the span. */
  readonly focus: Span;
  readonly children: readonly OutlineEntry[];
}

export interface Headline {
  readonly kind: 'request' | 'response' | 'broken';
  readonly name: string;
  readonly focus: Span;
}

/** `INVITE sip:bob@example.com`, `200 OK`: what a message is called where nobody named it. */
export function headlineOf(line: StartLine): Headline {
  switch (line.kind) {
    case 'request':
      return { kind: 'request', name: `${line.method.text} ${line.uri.text}`, focus: line.method };
    case 'response':
      return { kind: 'response', name: `${line.code.text} ${line.reason.text}`.trim(), focus: line.code };
    default:
      return { kind: 'broken', name: line.content.text, focus: line.content };
  }
}

export function fieldEntry({ name, value, start, end }: Field): OutlineEntry {
  const shownName = visibleLine(name.text);
  return { kind: 'field', name: shownName, detail: visibleLine(value.text), focus: name, start, end, children: [] };
}
