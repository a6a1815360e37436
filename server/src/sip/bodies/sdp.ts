/** Session descriptions (RFC 8866): lines of one letter, `=` and a value, in a session section and a section for each `m=`. */

import { type Span, spanOf, type Token, tokenOf } from '../span.ts';
import { readInclude } from '../syntax/body.ts';
import { endOfLine, endOfWord, nextLine, skipBlanks } from '../syntax/lines.ts';
import type { BodyDefinition } from './body.ts';

/** Lines lie end to end; what no `x=` line begins to be below an empty line is no longer part of the description. */
export interface Sdp extends Span {
  readonly lines: readonly SdpLine[];
  /** The lines above the first `m=`. */
  readonly session: SdpSection;
  readonly media: readonly MediaSection[];
  /** False where a template or a file stands for whole lines, so that nothing can be said to be missing. */
  readonly isWhole: boolean;
}

export interface SdpSection extends Span {
  readonly lines: readonly SdpLine[];
}

/** An `m=` line and what stands below it, up to the next one. */
export interface MediaSection extends SdpSection {
  readonly media: SdpMedia;
}

/** A line; its span holds its line end. */
export type SdpLine = SdpField | SdpOther;

/** A line of one letter and a value. Parts that are not written are absent; what is written stands there, right or wrong. */
export type SdpField = SdpOrigin | SdpConnection | SdpTiming | SdpBandwidth | SdpMedia | SdpAttribute | SdpText;

/** `broken` has no letter before a `=`; `template` and `include` stand for any lines; `blank` is a run of empty lines. */
export interface SdpOther extends Span {
  readonly kind: 'broken' | 'blank' | 'template' | 'include';
  readonly content: Token;
}

interface Field<Kind extends string> extends Span {
  readonly kind: Kind;
  readonly letter: Token;
  readonly value: Token;
}

type Part = Token | undefined;

/** `o=`: who made the description, and which version of it this is. */
export interface SdpOrigin extends Field<'origin'>, Address {
  readonly username: Part;
  readonly sessionId: Part;
  readonly sessionVersion: Part;
}

/** `c=`: where media are to be sent. */
export interface SdpConnection extends Field<'connection'>, Address {}

interface Address {
  readonly netType: Part;
  readonly addressType: Part;
  readonly address: Part;
  /** What stands behind all parts. */
  readonly surplus: Part;
}

/** `t=`. */
export interface SdpTiming extends Field<'timing'> {
  readonly from: Part;
  readonly until: Part;
  readonly surplus: Part;
}

/** `b=`. */
export interface SdpBandwidth extends Field<'bandwidth'> {
  readonly type: Part;
  readonly amount: Part;
}

/** `m=`. */
export interface SdpMedia extends Field<'media'> {
  readonly media: Part;
  readonly port: Part;
  /** Behind the `/` of the port. */
  readonly count: Part;
  readonly proto: Part;
  readonly formats: readonly Token[];
}

/** `a=`. */
export interface SdpAttribute extends Field<'attribute'> {
  readonly name: Token;
  /** What stands behind the colon; absent without one. */
  readonly argument: Part;
}

/** A line of any other letter. */
export interface SdpText extends Field<'text'> {}

const equals = 0x3d;

export const sdp: BodyDefinition<Sdp> = { type: 'application/sdp', spec: 'RFC 8866', read: readSdp };

/** The words of a value; a template is part of a word, blanks in it and all. */
export function wordsOf(value: Token): readonly Token[] {
  return value.text.includes('{{') ? templatedWordsOf(value) : plainWordsOf(value);
}

function plainWordsOf({ start, text }: Token): readonly Token[] {
  const words: Token[] = [];
  for (let at = skipBlanks(text, 0, text.length); at < text.length; ) {
    const end = endOfWord(text, at, text.length);
    const span = spanOf(start + at, start + end);
    words.push({ start: span.start, end: span.end, text: text.slice(at, end) });
    at = skipBlanks(text, end, text.length);
  }
  return words;
}

function templatedWordsOf({ start, text }: Token): readonly Token[] {
  return Array.from(text.matchAll(/(?:\{\{[^{}]*\}\}|[^ \t])+/gu), ({ 0: word, index }) => ({
    ...spanOf(start + index, start + index + word.length),
    text: word,
  }));
}

/** True for a line of a letter and a value. */
export function isSdpField(line: SdpLine): line is SdpField {
  return 'letter' in line;
}

function readSdp(source: string, { start, end }: Span): Sdp {
  const lines: SdpLine[] = [];
  let at: number = start;
  while (at < end) {
    const line = readLine(source, at, end);
    if (line.kind === 'blank' && !beginsField(source, line.end)) break;
    lines.push(line);
    at = line.end;
  }
  const isWhole = lines.every(({ kind }) => kind !== 'template' && kind !== 'include');
  const { session, media } = sectionsOf(lines, start);
  return { ...spanOf(start, at), lines, session, media, isWhole };
}

function sectionsOf(lines: readonly SdpLine[], start: number): Pick<Sdp, 'session' | 'media'> {
  const begins: { readonly media: SdpMedia; readonly index: number }[] = [];
  for (const [index, line] of lines.entries()) if (line.kind === 'media') begins.push({ media: line, index });
  const session = sectionOf(lines.slice(0, begins[0]?.index), start);
  const media = begins.map(({ media, index }, number) => {
    return { ...sectionOf(lines.slice(index, begins[number + 1]?.index), media.start), media };
  });
  return { session, media };
}

function sectionOf(lines: readonly SdpLine[], start: number): SdpSection {
  return { ...spanOf(lines[0]?.start ?? start, lines.at(-1)?.end ?? start), lines };
}

function readLine(source: string, start: number, end: number): SdpLine {
  const lineEnd = Math.min(endOfLine(source, start), end);
  const next = Math.min(nextLine(source, start), end);
  const span = spanOf(start, next);
  if (skipBlanks(source, start, lineEnd) === lineEnd) return blankLines(source, start, end);
  if (beginsField(source, start)) return readField(source, span, lineEnd);
  const content = tokenOf(source, start, lineEnd);
  if (content.text.startsWith('{{')) return { kind: 'template', content, ...span };
  const isInclude = content.text.startsWith('<') && readInclude(source, start) !== undefined;
  return { kind: isInclude ? 'include' : 'broken', content, ...span };
}

function blankLines(source: string, start: number, end: number): SdpOther {
  let at = start;
  for (;;) {
    const lineEnd = Math.min(endOfLine(source, at), end);
    if (at >= end || skipBlanks(source, at, lineEnd) < lineEnd) break;
    at = Math.min(nextLine(source, at), end);
  }
  return { kind: 'blank', content: tokenOf(source, start, at), ...spanOf(start, at) };
}

function beginsField(source: string, at: number): boolean {
  const lower = source.charCodeAt(at) | 0x20;
  return source.charCodeAt(at + 1) === equals && lower >= 0x61 && lower <= 0x7a;
}

function readField(source: string, span: Span, lineEnd: number): SdpField {
  const { start, end } = span;
  const letter = tokenOf(source, start, start + 1);
  const value = tokenOf(source, start + 2, lineEnd);
  switch (letter.text) {
    case 'o':
      return readOrigin({ start, end, letter, value });
    case 'c': {
      const [netType, addressType, address, surplus] = wordsOf(value);
      return { kind: 'connection', start, end, letter, value, netType, addressType, address, surplus };
    }
    case 't': {
      const [from, until, surplus] = wordsOf(value);
      return { kind: 'timing', start, end, letter, value, from, until, surplus };
    }
    case 'b': {
      const [type, amount] = splitAt(value, ':');
      return { kind: 'bandwidth', start, end, letter, value, type, amount };
    }
    case 'm':
      return readMedia({ start, end, letter, value });
    case 'a': {
      const [name, argument] = splitAt(value, ':');
      return { kind: 'attribute', start, end, letter, value, name, argument };
    }
    default:
      return { kind: 'text', start, end, letter, value };
  }
}

type AnyField = Omit<SdpText, 'kind'>;

function readOrigin(field: AnyField): SdpOrigin {
  const [username, sessionId, sessionVersion, netType, addressType, address, surplus] = wordsOf(field.value);
  return {
    ...field,
    kind: 'origin',
    username,
    sessionId,
    sessionVersion,
    netType,
    addressType,
    address,
    surplus,
  };
}

function readMedia(field: AnyField): SdpMedia {
  const [media, ports, proto, ...formats] = wordsOf(field.value);
  const [port, count] = ports === undefined ? [] : splitAt(ports, '/');
  return { ...field, kind: 'media', media, port, count, proto, formats };
}

/** What stands before a sign and behind it; all of it where the sign does not stand outside of templates. */
function splitAt(token: Token, sign: string): [Token, Token?] {
  const { start, end, text } = token;
  const open = text.indexOf('{{');
  const from = open === -1 || text.indexOf(sign) < open ? 0 : text.indexOf('}}', open) + 2;
  const at = text.indexOf(sign, from);
  if (at === -1) return [token];
  const [before, behind] = [spanOf(start, start + at), spanOf(start + at + 1, end)];
  return [
    { start: before.start, end: before.end, text: text.slice(0, at) },
    { start: behind.start, end: behind.end, text: text.slice(at + 1) },
  ];
}
