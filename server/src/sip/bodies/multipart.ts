/** Bodies of several parts (RFC 2046 §5.1): a preamble, parts between delimiter lines, and an epilogue. */

import { type Span, spanOf, type Token, tokenOf } from '../span.ts';
import { readHead } from '../syntax/head.ts';
import { afterLineEnd, beginsLine, skipBlanks } from '../syntax/lines.ts';
import type { Field, HeadLine } from '../syntax/tree.ts';
import type { MediaType } from '../values/media-type.ts';
import { paramNamed } from '../values/params.ts';
import type { BodyDefinition, Enclosed } from './body.ts';

export interface Multipart extends Span {
  /** What the parameter says; nothing where there is none. */
  readonly boundary: string | undefined;
  readonly preamble: Span;
  readonly delimiters: readonly Delimiter[];
  readonly parts: readonly MultipartPart[];
  /** What stands behind the line of the closing delimiter; nothing without one. */
  readonly epilogue: Span | undefined;
}

/** `--boundary` or `--boundary--` at the start of a line, without the blanks behind it. */
export interface Delimiter extends Token {
  readonly closes: boolean;
  /** What equals the parameter. */
  readonly boundary: Span;
  /** Where the next line begins. */
  readonly lineEnd: number;
}

/** From the line behind a delimiter up to the line end before the next one, which belongs to that one. */
export interface MultipartPart extends Span {
  readonly source: string;
  readonly delimiter: Delimiter;
  readonly lines: readonly HeadLine[];
  readonly fields: readonly Field[];
  /** The empty line that ends the header fields. */
  readonly blank: Token | undefined;
  readonly content: Span;
  readonly isEnded: boolean;
  readonly defaultType: string;
}

/** RFC 2046 §5.1.1 bchars, without a blank at the end. */
export const legalBoundary = /^[\w'()+,\-./:=? ]{0,69}[\w'()+,\-./:=?]$/u;

export const multipart: BodyDefinition<Multipart> = {
  type: 'multipart/mixed',
  spec: 'RFC 2046 §5.1',
  reads: (type) => type.startsWith('multipart/'),
  read: readMultipart,
  within: ({ parts }) => parts.map(enclosed),
};

function enclosed({ source, fields, content, isEnded, defaultType }: MultipartPart): Enclosed {
  return { source, fields, start: content.start, end: content.end, isEnded, defaultType };
}

function readMultipart(source: string, body: Span, type?: MediaType | undefined): Multipart {
  const boundary = paramNamed(type?.params ?? [], 'boundary')?.value?.content;
  const delimiters = boundary === undefined || boundary === '' ? [] : delimitersIn(source, body, boundary);
  const defaultType = type?.subtype.text.toLowerCase() === 'digest' ? 'message/rfc822' : 'text/plain';
  const last = delimiters.at(-1);
  const parts = delimiters.flatMap((delimiter, index): MultipartPart[] => {
    if (delimiter.closes) return [];
    const next = delimiters[index + 1];
    const end = next === undefined ? body.end : beforeLineEnd(source, next.start, delimiter.lineEnd);
    return [{ ...readPart(source, delimiter, end), isEnded: next !== undefined, defaultType }];
  });
  const first = delimiters[0]?.start ?? body.end;
  return {
    start: body.start,
    end: body.end,
    boundary,
    preamble: spanOf(body.start, first),
    delimiters,
    parts,
    epilogue: last?.closes === true ? spanOf(last.lineEnd, body.end) : undefined,
  };
}

/** RFC 2046 §5.1.1: at the start of a line, and blanks at most behind it. What stands behind the closing one is epilogue. */
function delimitersIn(source: string, { start, end }: Span, boundary: string): Delimiter[] {
  const wanted = `--${boundary}`;
  const found: Delimiter[] = [];
  for (let at = source.indexOf(wanted, start); at !== -1 && at < end; at = source.indexOf(wanted, at)) {
    const delimiter = at === start || beginsLine(source, at) ? delimiterAt(source, at, wanted.length, end) : undefined;
    at += wanted.length;
    if (delimiter === undefined) continue;
    found.push(delimiter);
    if (delimiter.closes) break;
  }
  return found;
}

function delimiterAt(source: string, start: number, length: number, end: number): Delimiter | undefined {
  const closes = source.startsWith('--', start + length);
  const to = start + length + (closes ? 2 : 0);
  const behind = skipBlanks(source, to, end);
  const next = Math.min(afterLineEnd(source, behind), end);
  if (to > end || (next === behind && behind < end)) return undefined;
  const token = tokenOf(source, start, to);
  return { ...token, closes, boundary: spanOf(start + 2, start + length), lineEnd: next };
}

/** The line end before a delimiter belongs to it, so that a part need not end with one. */
function beforeLineEnd(source: string, at: number, least: number): number {
  if (at <= least) return least;
  const width = source.startsWith('\r\n', at - 2) ? 2 : 1;
  return Math.max(least, at - width);
}

/** A text that ends where the part does keeps all places, and lets no header field reach over the next delimiter. */
function readPart(source: string, delimiter: Delimiter, end: number): Omit<MultipartPart, 'isEnded' | 'defaultType'> {
  const start = delimiter.lineEnd;
  const own = source.slice(0, Math.max(start, end));
  const head = readHead(own, start, true);
  return {
    ...spanOf(start, own.length),
    source: own,
    delimiter,
    lines: head.lines,
    fields: head.fields,
    blank: head.blank,
    content: spanOf(head.end, own.length),
  };
}
