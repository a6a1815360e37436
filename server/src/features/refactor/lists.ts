/** Values in one field or in a field each: RFC 3261 §7.3.1 has both mean the same, for header fields whose grammar is a list. */

import type { Edit } from '../../sip/problem.ts';
import { deleteLine, lineEndOf, replace } from '../../sip/syntax/edit.ts';
import type { Field, Message } from '../../sip/syntax/tree.ts';
import { type FieldReading, readingOf, readingsBy } from '../../sip/values-of.ts';
import { looseElements } from '../value-place.ts';
import { fieldUnder, type Refactoring, type RefactoringPlace, rewriting } from './refactoring.ts';

export function listRefactorings({ block: { message }, selection }: RefactoringPlace): readonly Refactoring[] {
  const field = message === undefined ? undefined : fieldUnder(message, selection);
  if (message === undefined || field === undefined) return [];
  const reading = readingOf(message, field);
  // Credentials and challenges hold commas themselves, and are never joined.
  if (reading?.definition.repeat !== 'list') return [];
  const rows = readingsBy(message, reading.definition);
  return [
    ...rewriting('refactor-split', splitting(message, reading), { name: field.name.text }),
    ...rewriting('refactor-join', joining(rows), { name: field.name.text, count: rows.length }),
  ];
}

function splitting(message: Message, reading: FieldReading): readonly Edit[] {
  const { field } = reading;
  const elements = looseElements(message.source, field.value.start, field.value.end).map(({ start, end }) =>
    message.source.slice(start, end).trim(),
  );
  if (elements.length < 2 || !isSound(reading) || elements.includes('')) return [];
  const before = `${field.name.text}${colonOf(field)}`;
  const lineEnd = lineEndOf(message);
  return [replace(field.value, elements.join(`${lineEnd}${before}`))];
}

/** All values go into the first row. */
function joining(rows: readonly FieldReading[]): readonly Edit[] {
  const [first, ...others] = rows;
  if (first === undefined || others.length === 0 || !rows.every(isSound)) return [];
  const value = rows.map(({ field }) => field.value.text).join(', ');
  return [replace(first.field.value, value), ...others.map(({ field }) => deleteLine(field))];
}

/** Of what cannot be read nobody knows where it ends. `*` stands alone (RFC 3261 §20.10), and so does what is empty. */
function isSound({ failures, field }: FieldReading): boolean {
  return failures.length === 0 && field.value.text !== '' && field.value.text !== '*';
}

/** The colon with the blanks around it, without folds. */
function colonOf({ colon }: Field): string {
  return /[\r\n]/u.test(colon.text) ? ': ' : colon.text;
}
