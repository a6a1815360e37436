/** Header fields in their usual order, those that proxies read first: RFC 3261 §7.3.1. Fields of one name keep theirs, in which they mean something. */

import type { Edit } from '../../sip/problem.ts';
import { spanOf } from '../../sip/span.ts';
import { lineEndOf, replace } from '../../sip/syntax/edit.ts';
import { endsLine } from '../../sip/syntax/lines.ts';
import type { HeadLine, Message } from '../../sip/syntax/tree.ts';
import { usualPlace } from '../../sip/usual-order.ts';
import { isAtStartLine, type Refactoring, type RefactoringPlace, rewriting } from './refactoring.ts';

export function orderRefactorings({ block: { message }, selection }: RefactoringPlace): readonly Refactoring[] {
  if (message === undefined || !isAtStartLine(message, selection)) return [];
  return rewriting('refactor-order', ordering(message));
}

/** A field with the lines above it that `#` takes out. */
interface Row {
  readonly text: string;
  readonly place: number;
}

/** One edit that puts the fields in order; none when they are. Among lines that are no fields nobody knows what belongs where. */
export function ordering({ source, head, ...message }: Message): readonly Edit[] {
  const lastField = head.findLastIndex(({ kind }) => kind === 'field');
  const lines = head.slice(0, lastField + 1);
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined || lines.some(({ kind }) => kind === 'stray')) return [];
  const lineEnd = lineEndOf({ source, head, ...message });
  const rows = rowsOf(source, lines, lineEnd);
  const ordered = rows.toSorted((one, other) => one.place - other.place);
  if (ordered.every((row, index) => row === rows[index])) return [];
  const text = ordered.map((row) => row.text).join('');
  const isOpen = !endsLine(source, last.end);
  return [replace(spanOf(first.start, last.end), isOpen ? text.slice(0, -lineEnd.length) : text)];
}

function rowsOf(source: string, lines: readonly HeadLine[], lineEnd: string): readonly Row[] {
  const rows: Row[] = [];
  let before = '';
  for (const line of lines) {
    const text = source.slice(line.start, line.end);
    if (line.kind === 'field') {
      rows.push({
        text: before + (endsLine(source, line.end) ? text : text + lineEnd),
        place: usualPlace(line.name.text),
      });
      before = '';
    } else before += text;
  }
  return rows;
}
