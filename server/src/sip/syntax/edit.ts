/** Small changes of a message as edits of its text, with the line ends that the message itself has. */

import type { Edit } from '../problem.ts';
import { inBlock, type Span } from '../span.ts';
import { endsLine, firstLineEnd } from './lines.ts';
import type { Field, HeadLine, Message, StartLine } from './tree.ts';

/** The line end that a message is written with; LF, which every editor takes, when it has none yet. */
export function lineEndOf(message: Message): string {
  return firstLineEnd(message.source, message.start) ?? firstLineEnd(message.source) ?? '\n';
}

export function replace(span: Span, text: string): Edit {
  return { start: span.start, end: span.end, text };
}

export function insert(offset: number, text: string): Edit {
  return { start: inBlock(offset), end: inBlock(offset), text };
}

/** Gives a field another value; keeps its name, its colon and its line end. A colon without a blank behind it gets one for an empty value. */
export function replaceValue(field: Field, value: string): Edit {
  const bare = field.value.text === '' && field.colon.text.endsWith(':');
  return replace(field.value, bare ? ` ${value}` : value);
}

/** Takes a head line out, with its line end. */
export function deleteLine(line: HeadLine): Edit {
  return replace(line, '');
}

/** Puts a head line, given without its line end, behind another or behind the start line. */
export function insertAfter(message: Message, line: HeadLine | StartLine, text: string): Edit {
  const lineEnd = lineEndOf(message);
  const isOpen = !endsLine(message.source, line.end);
  return insert(line.end, isOpen ? lineEnd + text : text + lineEnd);
}

/** Puts a head line, given without its line end, before another. */
export function insertBefore(message: Message, line: HeadLine, text: string): Edit {
  return insert(line.start, text + lineEndOf(message));
}

/**
 * Puts a field where it usually stands: behind the last field that `placeOf` ranks as high or higher.
 * Fields stand in one order in most messages, and where they do not, behind the last one is still right.
 */
export function insertField(message: Message, name: string, value: string, placeOf: (name: string) => number): Edit {
  const place = placeOf(name);
  const above = message.fields.findLast((field) => placeOf(field.name.text) <= place);
  return insertAfter(message, above ?? message.startLine, value === '' ? `${name}:` : `${name}: ${value}`);
}

/** Applies edits that do not overlap to a text. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = edits.map((edit, index) => ({ edit, index }));
  ordered.sort((one, other) => one.edit.start - other.edit.start || one.index - other.index);
  let result = '';
  let at = 0;
  for (const { edit } of ordered) {
    result += text.slice(at, edit.start) + edit.text;
    at = Math.max(at, edit.end);
  }
  return result + text.slice(at);
}
