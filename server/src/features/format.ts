/** Formatting: one blank behind each colon, header names in one form, no blanks at the ends of lines. Bodies, and all of a `# @raw` block, stay as they are. */

import type { Edit } from '../sip/problem.ts';
import { type BlockOffset, type Span, spanOf } from '../sip/span.ts';
import { applyEdits, replace } from '../sip/syntax/edit.ts';
import { beginsLine, carriageReturn, endOfLine, isLineEnd, lineFeed, trimBlanks } from '../sip/syntax/lines.ts';
import { parseBlock, parseFile } from '../sip/syntax/parse.ts';
import type { Block, Field, Message, PreambleLine, Separator, StartLine } from '../sip/syntax/tree.ts';
import { difference } from './fixes.ts';
import type { FormatStyle } from './format-style.ts';
import { nameIn } from './refactor/names.ts';
import { ordering } from './refactor/order.ts';

/** The edits that format a block; with a span, its lines alone, which keep their order. */
export function formatBlock(block: Block, style: FormatStyle, within?: Span): readonly Edit[] {
  if (block.raw) return [];
  const edits = lineEdits(block, style);
  if (within !== undefined) {
    const lines = wholeLines(block.text, within);
    return edits.filter(({ start, end }) => lines.start <= start && end <= lines.end);
  }
  if (!style.order || block.message === undefined) return edits;
  const formatted = parseBlock(applyEdits(block.text, edits));
  const order = formatted.message === undefined ? [] : ordering(formatted.message);
  if (order.length === 0) return edits;
  const edit = difference(block.text, applyEdits(formatted.text, order));
  return edit === undefined ? [] : [edit];
}

/** The lines of a selection, without the last line end; one that ends where a line begins has nothing of that line. */
function wholeLines(text: string, { start, end }: Span): Span {
  let [from, to]: [number, number] = [start, end];
  while (!beginsLine(text, from)) from -= 1;
  if (to === from || !beginsLine(text, to)) return spanOf(from, endOfLine(text, to));
  to -= 1;
  return spanOf(from, text.charCodeAt(to) === lineFeed && text.charCodeAt(to - 1) === carriageReturn ? to - 1 : to);
}

/** A whole file, formatted. */
export function formatFile(text: string, style: FormatStyle): string {
  const { blocks } = parseFile(text);
  return blocks.map(({ block }) => applyEdits(block.text, formatBlock(block, style))).join('');
}

/** What is due once a line has been ended, or a colon typed behind a name. */
export function formatTyped(block: Block, offset: BlockOffset, typed: string, style: FormatStyle): readonly Edit[] {
  const { message, preamble } = block;
  if (block.raw) return [];
  if (typed === ':') {
    const field = message?.fields.find(({ colon }) => offset === colon.start + colon.text.indexOf(':') + 1);
    return field === undefined ? [] : typedColon(block.text, field, style);
  }
  const lines: readonly Span[] = [...preamble, ...(message === undefined ? [] : [message.startLine, ...message.head])];
  let lineStart: number = offset;
  while (!beginsLine(block.text, lineStart)) lineStart -= 1;
  // A field that goes on in the new line has not ended.
  const above = lines.findLast(({ end }) => end <= lineStart);
  return above?.end === lineStart ? formatBlock(block, style, above) : [];
}

/** The blank comes at once where something follows; else whoever types it would have two. */
function typedColon(text: string, field: Field, style: FormatStyle): readonly Edit[] {
  const blank = field.colon.text.endsWith(':') && field.value.text !== '' ? ' ' : '';
  return changed(text, [[spanOf(field.name.start, field.value.start), `${nameOf(field, style)}:${blank}`]]);
}

function lineEdits(block: Block, style: FormatStyle): readonly Edit[] {
  const { text, separator, preamble, message } = block;
  const wanted: Wanted[] = [
    ...(separator === undefined ? [] : [separatorLine(text, separator)]),
    ...preamble.flatMap((line) => preambleLine(text, line)),
    ...(message === undefined ? [] : messageLines(message, style)),
  ];
  return changed(text, wanted);
}

/** A stretch and what is to stand there. */
type Wanted = readonly [span: Span, text: string];

/** Of each stretch only what is to change: a cursor in the rest of it stays where it is. */
function changed(source: string, wanted: readonly Wanted[]): Edit[] {
  return wanted.flatMap(([{ start, end }, text]) => {
    const edit = difference(source.slice(start, end), text);
    return edit === undefined ? [] : replace(spanOf(start + edit.start, start + edit.end), edit.text);
  });
}

function separatorLine(text: string, { title }: Separator): Wanted {
  const signs = /^#+/u.exec(text)?.[0] ?? '###';
  return [spanOf(0, endOfLine(text, 0)), title.text === '' ? signs : `${signs} ${title.text}`];
}

function preambleLine(text: string, line: PreambleLine): readonly Wanted[] {
  const span = spanOf(line.start, endOfLine(text, line.start));
  switch (line.kind) {
    case 'directive':
      // Behind a blank alone, a value that begins with `=` would lose it.
      return line.value.text.startsWith('=') ? [] : [[span, `# @${line.key.text} ${line.value.text}`.trimEnd()]];
    case 'variable':
      return [[span, `@${line.name.text} = ${line.value.text}`.trimEnd()]];
    case 'comment':
      return [[span, text.slice(span.start, trimBlanks(text, span.start, span.end))]];
    case 'blank':
      return span.end < line.end && /^[ \t]+$/u.test(text.slice(span.start, span.end)) ? [[span, '']] : [];
    default:
      return [];
  }
}

/** Where a line is neither start line nor field, nobody knows which blanks are meant. */
function messageLines(message: Message, style: FormatStyle): readonly Wanted[] {
  if (message.startLine.kind === 'broken' || message.head.some(({ kind }) => kind === 'stray')) return [];
  return [
    ...startLine(message.source, message.startLine),
    ...message.fields.flatMap((field) => fieldLines(message, field, style)),
  ];
}

/** RFC 3261 §7.1 and §7.2: single blanks between the parts. The one behind a status code stays where no phrase follows. */
function startLine(source: string, line: Exclude<StartLine, { kind: 'broken' }>): readonly Wanted[] {
  const span = spanOf(line.start, endOfLine(source, line.start));
  const parts =
    line.kind === 'response' ? [line.version, line.code, line.reason] : [line.method, line.uri, line.version];
  if (parts.some(({ text }) => text === '')) return [];
  const ends = [span.start, ...parts.map(({ end }) => end)];
  const starts = [...parts.map(({ start }) => start), span.end];
  return starts.map((to, index) => [spanOf(ends[index] ?? to, to), index === 0 || index === parts.length ? '' : ' ']);
}

/** RFC 3261 §7.3.1: no blank before the colon and one behind it. */
function fieldLines({ source }: Message, field: Field, style: FormatStyle): readonly Wanted[] {
  const { start, end, value } = field;
  const [lineEnd = ''] = /(?:\r\n|\r|\n)?$/u.exec(source.slice(start, end)) ?? [];
  const blank = value.text === '' ? '' : ' ';
  return [
    [spanOf(start, value.start), `${nameOf(field, style)}:${blank}`],
    ...foldsIn(value.text).map(([from, to]): Wanted => [spanOf(value.start + from, value.start + to), '']),
    [spanOf(value.end, end - lineEnd.length), ''],
  ];
}

/** The blanks before line ends within a value; those between quotes belong to what is quoted. */
function foldsIn(value: string): readonly (readonly [number, number])[] {
  if (value.includes('"')) return [];
  const found: (readonly [number, number])[] = [];
  for (let at = 0; at < value.length; at += 1) {
    if (!isLineEnd(value.charCodeAt(at))) continue;
    let from = at;
    while (from > 0 && /[ \t]/u.test(value.charAt(from - 1))) from -= 1;
    // A line of blanks alone would end the head without them.
    if (from < at && !isLineEnd(value.charCodeAt(from - 1))) found.push([from, at]);
  }
  return found;
}

/** As its RFC spells it: compact names in lower case. */
function nameOf(field: Field, { names }: FormatStyle): string {
  if (names !== 'keep') return nameIn(names, field);
  return nameIn(field.name.text.length === 1 ? 'compact' : 'long', field);
}
