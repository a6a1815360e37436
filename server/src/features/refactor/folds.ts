/** Long fields over several lines, and folded ones in one: RFC 3261 §7.3.1 has a fold count as one blank. */

import type { Edit } from '../../sip/problem.ts';
import { spanOf } from '../../sip/span.ts';
import { lineEndOf, replace } from '../../sip/syntax/edit.ts';
import { trimBlanks } from '../../sip/syntax/lines.ts';
import type { Field, Message } from '../../sip/syntax/tree.ts';
import { readingOf } from '../../sip/values-of.ts';
import { shapeOf } from '../field-shape.ts';
import { authElement, looseElements } from '../value-place.ts';
import { fieldUnder, isAtStartLine, type Refactoring, type RefactoringPlace, rewriting } from './refactoring.ts';

/** The blanks before it belong to it, and are looked for backwards: a run of blanks may be long. */
const fold = /(?:\r\n|\r|\n)[ \t]+/gu;

export function foldRefactorings({ block: { message }, selection }: RefactoringPlace): readonly Refactoring[] {
  if (message === undefined) return [];
  if (isAtStartLine(message, selection))
    return rewriting(
      'refactor-unfold-all',
      message.fields.flatMap((field) => unfolded(message, field)),
    );
  const field = fieldUnder(message, selection);
  if (field === undefined) return [];
  const unfolding = unfolded(message, field);
  return unfolding.length > 0
    ? rewriting('refactor-unfold', unfolding, { name: field.name.text })
    : rewriting('refactor-fold', folded(message, field), { name: field.name.text });
}

/** Each fold becomes a blank, those between the colon and the value too; lines of blanks behind the value go. */
function unfolded({ source }: Message, { colon, value, end }: Field): readonly Edit[] {
  const sign = colon.start + colon.text.indexOf(':') + 1;
  const edits = foldsIn(source, sign, value.end);
  const rest = source.slice(value.end, end);
  const lineEnd = /(?:\r\n|\r|\n)?$/u.exec(rest)?.[0] ?? '';
  const surplus = rest.slice(0, rest.length - lineEnd.length);
  return /[\r\n]/u.test(surplus) ? [...edits, replace(spanOf(value.end, end - lineEnd.length), '')] : edits;
}

/** Behind a line of blanks, those belong to the fold above it. */
function foldsIn(source: string, start: number, end: number): Edit[] {
  let from = start;
  return [...source.slice(start, end).matchAll(fold)].map(({ 0: text, index }) => {
    const span = spanOf(trimBlanks(source, from, start + index), start + index + text.length);
    from = span.end;
    return replace(span, ' ');
  });
}

/** Where the grammar lets blanks stand: behind the commas of a list, or before the `;` of parameters. */
function folded(message: Message, field: Field): readonly Edit[] {
  const reading = readingOf(message, field);
  const { value } = field;
  if (reading === undefined || reading.failures.length > 0) return [];
  const { definition } = reading;
  const lineEnd = lineEndOf(message);
  if (shapeOf(definition) !== 'elements') {
    const { params } = authElement(message.source, value.start, value.end, shapeOf(definition) === 'auth');
    return params.slice(1).map(({ start, name }) => replace(spanOf(start, name.start), `${lineEnd} `));
  }
  if (definition.repeat !== 'list' && definition.params === undefined) return [];
  const elements = looseElements(message.source, value.start, value.end);
  if (definition.repeat === 'list' && elements.length > 1)
    return elements
      .slice(1)
      .map(({ start, head }) => replace(spanOf(start, Math.max(start, head.start)), `${lineEnd} `));
  const params = elements.length === 1 ? (elements[0]?.params ?? []) : [];
  // A value that begins with a parameter would have nothing before its first fold.
  if (elements[0]?.head.text === '') return [];
  return params.map(({ start }) => replace(spanOf(start - 1, start - 1), `${lineEnd} `));
}
