/** The ways in which rules mend a text, each as a fix with its edits. */

import type { Arguments, Edit, Fix } from '../../sip/problem.ts';
import { type Span, spanOf } from '../../sip/span.ts';
import { deleteLine, insertField, replace } from '../../sip/syntax/edit.ts';
import type { HeadLine, Message } from '../../sip/syntax/tree.ts';
import { usualPlace } from '../../sip/usual-order.ts';

/** A fix that may be applied without looking. */
export function safeFix(title: string, edits: readonly Edit[], args: Arguments = {}): Fix {
  return { title, args, edits, safe: true };
}

/** A fix that is a guess: somebody has to say that it is meant. */
export function guess(title: string, edits: readonly Edit[], args: Arguments = {}): Fix {
  return { title, args, edits, safe: false };
}

export function replaceBy(span: Span, text: string): readonly Edit[] {
  return [replace(span, text)];
}

export function remove(span: Span): readonly Edit[] {
  return [replace(span, '')];
}

/** A parameter with the semicolon before it, and the blanks between them. */
export function withSemicolon(source: string, { start, end }: Span): Span {
  return spanOf(source.lastIndexOf(';', start), end);
}

export function removeLine(line: HeadLine): readonly Edit[] {
  return [deleteLine(line)];
}

/** Puts a field where it usually stands. */
export function addField(message: Message, name: string, value: string): readonly Edit[] {
  return [insertField(message, name, value, usualPlace)];
}
