/** Where the body ends and what Content-Length counts: the plausible bodies of a text, and which of them is meant. */

import { firstCalled } from './field-name.ts';
import { type Filler, noFiller, type Piece, piecesOf } from './pieces.ts';
import { type BlockOffset, inBlock, spanOf } from './span.ts';
import { afterLineEnd, endOfLine, isBlank, isLineEnd } from './syntax/lines.ts';
import type { Block, Body, Message } from './syntax/tree.ts';

/** The line ends of a body on the wire. */
export type BodyLineEnds = 'crlf' | 'lf' | 'cr' | 'asis';

/** One way to read where the body ends. */
export interface BodyCandidate {
  /** In bytes. */
  readonly size: number;
  /** Where it ends in the block. */
  readonly end: BlockOffset;
  readonly eol: BodyLineEnds;
  /** How many of the text's final line ends belong to it. */
  readonly lineEnds: number;
}

/**
 * How Content-Length and the plausible bodies agree: `matches` one of them; `zero` above nothing but blanks; `absent`;
 * `unknown` when what stands there is no literal number; `smaller` and `larger` than all of them; `wrong` when between them.
 */
export type BodyVerdict = 'matches' | 'zero' | 'absent' | 'unknown' | 'smaller' | 'larger' | 'wrong';

export interface BodyEnd {
  readonly verdict: BodyVerdict;
  /** The body that is sent. */
  readonly chosen: BodyCandidate;
  /** The body that is meant when nothing says so. */
  readonly likeliest: BodyCandidate;
  /** The plausible bodies, each size once, the likeliest first; worked out where they are asked for. */
  readonly candidates: () => readonly BodyCandidate[];
  /** The number that Content-Length holds. */
  readonly declared?: number | undefined;
}

/** How a body is measured. */
export interface Measure {
  /** The size of a text in the charset of the message. */
  readonly byteLength: (text: string) => number;
  /** What templates and includes stand for; without one a body that has any is of unknown size. */
  readonly filler?: Filler | undefined;
  /** What Content-Length holds where that is known better than by its text; `unknown` when it says nothing. */
  readonly declared?: number | 'unknown' | undefined;
  /** What `# @eol-body` says; the default is CRLF, or bare LF where only that fits. */
  readonly eol?: BodyLineEnds | undefined;
}

/** How many bodies are offered at most for each kind of line end. */
const offered = 4;

/** How many final line ends are tried one by one. */
const tried = 16;

/** Chooses among the plausible bodies of a block's message; nothing when their sizes cannot be known. */
export function chooseBody(block: Block, measure: Measure): BodyEnd | undefined {
  const { message } = block;
  if (message === undefined) return undefined;
  const declared = measure.declared ?? declaredLength(message);
  const size = sizeOfBody(block, message, measure);
  if (size === 'unknown') return undefined;
  const fitting = size === undefined || typeof declared !== 'number' ? undefined : fittingBody(size, declared, measure);
  if (fitting !== undefined) return fitting;
  const plausible = plausibleBodies(block, message, size, declared, measure);
  const [likeliest] = plausible;
  const candidates = (): readonly BodyCandidate[] => offeredOf(plausible);
  if (declared === undefined) return { verdict: 'absent', chosen: likeliest, likeliest, candidates };
  if (declared === 'unknown') return { verdict: 'unknown', chosen: likeliest, likeliest, candidates };
  const empty = declared === 0 ? emptyBody(message) : undefined;
  const match = empty ?? plausible.find(({ size }) => size === declared);
  const verdict = empty !== undefined && empty.end < message.end ? 'zero' : verdictOf(declared, match, plausible);
  return { verdict, chosen: match ?? likeliest, likeliest, candidates, declared };
}

/** The number in Content-Length; `unknown` when it is no number, nothing when the field is not there. */
export function declaredLength(message: Message): number | 'unknown' | undefined {
  const field = firstCalled(message, 'content-length', 'l');
  if (field === undefined) return undefined;
  return /^\d+$/u.test(field.value.text) ? Number(field.value.text) : 'unknown';
}

/** Types whose every line ends with a line end, the last one too: RFC 8866 §5, RFC 3420 §2, RFC 3842 §5.2. */
function isLineBased(message: Message): boolean {
  const value = firstCalled(message, 'content-type', 'c')?.value.text ?? '';
  const behind = value.indexOf(';');
  const type = (behind === -1 ? value : value.slice(0, behind)).toLowerCase();
  return lineBased.has(type) || lineBased.has(type.replaceAll(/\s/gu, ''));
}

const lineBased = new Set([
  'application/sdp',
  'application/dtmf-relay',
  'application/simple-message-summary',
  'application/trickle-ice-sdpfrag',
  'message/sip',
  'message/sipfrag',
]);

type Bodies = readonly [BodyCandidate, ...BodyCandidate[]];

/** A body that is not raw, without its final line ends. */
interface BodySize extends Size {
  readonly body: Body;
  /** Where it ends with 0, 1, … of its final line ends. */
  readonly ends: readonly number[];
  /** True where the last line ends with a line end as well. */
  readonly oneFirst: boolean;
}

/** `unknown` where a template or a file stands for a part of it; nothing where there is none, or a raw one. */
function sizeOfBody(block: Block, message: Message, measure: Measure): BodySize | 'unknown' | undefined {
  const { body } = message;
  if (body === undefined || block.raw) return undefined;
  const ends = finalLineEnds(body);
  const core = piecesOf(block, spanOf(body.start, ends[0] ?? body.end), 'body', measure.filler ?? noFiller);
  if (core === undefined) return 'unknown';
  const { size, lineEnds, lineEndSize } = sizeOf(core, measure);
  return { body, ends, size, lineEnds, lineEndSize, oneFirst: size > 0 && isLineBased(message) };
}

/** What is right in nearly all messages, found without trying: the body, written with CRLF, of the size that Content-Length says. */
function fittingBody(size: BodySize, declared: number, measure: Measure): BodyEnd | undefined {
  const isBlank = declared === 0 && size.body.text !== '';
  if (isBlank || (measure.eol !== undefined && measure.eol !== 'crlf')) return undefined;
  const most = size.ends.length - 1;
  const count = (declared - leastOf(size, 'crlf')) / 2;
  if (!Number.isInteger(count) || count < 0 || count > most) return undefined;
  const chosen = bodyWith(size, 'crlf', count);
  const likeliest = bodyWith(size, 'crlf', size.oneFirst && most >= 1 ? 1 : 0);
  return {
    verdict: 'matches',
    chosen,
    likeliest,
    candidates: () => offeredOf(bodiesOf(size, declared, measure)),
    declared,
  };
}

/** All plausible bodies in the order in which they are tried. */
function plausibleBodies(
  block: Block,
  message: Message,
  size: BodySize | undefined,
  declared: BodyEnd['declared'] | 'unknown',
  measure: Measure,
): Bodies {
  if (size !== undefined) return bodiesOf(size, declared, measure);
  if (message.body === undefined) return [{ size: 0, end: message.end, eol: 'crlf', lineEnds: 0 }];
  return rawBodies(block, message.body, measure);
}

function bodiesOf(size: BodySize, declared: BodyEnd['declared'] | 'unknown', { eol }: Measure): Bodies {
  const bodiesWith = (each: BodyLineEnds): BodyCandidate[] => {
    const fitting = typeof declared === 'number' ? (declared - leastOf(size, each)) / widthOf(each) : 0;
    return countsOf(size.ends.length - 1, size.oneFirst, fitting).map((count) => bodyWith(size, each, count));
  };
  const bodies = bodiesWith(eol ?? 'crlf');
  if (eol === undefined && isMixed(size.body.text)) bodies.push(...bodiesWith('asis'));
  if (eol === undefined && size.lineEnds > 0) bodies.push(...bodiesWith('lf'));
  return bodies as unknown as Bodies;
}

/** The body with so many of its final line ends, all of them written in one way. */
function bodyWith(size: BodySize, eol: BodyLineEnds, count: number): BodyCandidate {
  const { body, ends } = size;
  const end = ends[count] ?? body.end;
  const added = eol === 'asis' ? end - (ends[0] ?? end) : count * widthOf(eol);
  return { size: leastOf(size, eol) + added, end: inBlock(end), eol, lineEnds: count };
}

/** Without any of its final line ends. */
function leastOf({ size, lineEnds, lineEndSize }: BodySize, eol: BodyLineEnds): number {
  return eol === 'asis' ? size : size - lineEndSize + lineEnds * widthOf(eol);
}

function widthOf(eol: BodyLineEnds): number {
  return eol === 'crlf' ? 2 : 1;
}

/** True when line ends of several kinds stand in a text, as they do in one that holds binary parts; then the text as it is may be meant. */
function isMixed(text: string): boolean {
  if (!text.includes('\r') || !/[^\r]\n|^\n|\r(?!\n)/u.test(text)) return false;
  const kinds = new Set<number>();
  for (let at = endOfLine(text, 0); at < text.length; ) {
    const next = afterLineEnd(text, at);
    kinds.add(next - at === 2 ? 0 : text.charCodeAt(at));
    at = endOfLine(text, next);
  }
  return kinds.size > 1;
}

/**
 * How many final line ends are tried: fewer before more, except that line-based types try one first.
 * Of very many, only the first ones, all of them, and the number that would fit.
 */
function countsOf(most: number, oneFirst: boolean, fitting: number): number[] {
  const counts = Array.from({ length: Math.min(most, tried) + 1 }, (_, count) => count);
  if (oneFirst && most >= 1) counts.splice(0, 2, 1, 0);
  if (Number.isInteger(fitting) && fitting > tried && fitting <= most) counts.push(fitting);
  if (most > tried && most !== fitting) counts.push(most);
  return counts;
}

/** A raw body is what it is; `chomp` takes the last line end of the block away. */
function rawBodies(block: Block, body: Body, measure: Measure): Bodies {
  const end = Math.max(body.start, endOfRaw(block));
  const size = measure.byteLength(block.text.slice(body.start, end));
  return [{ size, end: inBlock(end), eol: 'asis', lineEnds: 0 }];
}

/** Where the bytes of a raw block end. */
export function endOfRaw(block: Block): number {
  const { text, preamble } = block;
  const chomp = preamble.some((line) => line.kind === 'directive' && isChomp(line.key.text, line.value.text));
  if (!chomp || text === '' || !isLineEnd(text.charCodeAt(text.length - 1))) return text.length;
  return text.endsWith('\r\n') ? text.length - 2 : text.length - 1;
}

function isChomp(key: string, value: string): boolean {
  return key.toLowerCase() === 'raw' && value.toLowerCase() === 'chomp';
}

/** Where the body ends with 0, 1, … of its final line ends. */
function finalLineEnds(body: Body): number[] {
  const ends: number[] = [];
  let at = body.text.length;
  while (at > 0 && isLineEnd(body.text.charCodeAt(at - 1))) {
    ends.push(body.start + at);
    at -= body.text.endsWith('\r\n', at) ? 2 : 1;
  }
  ends.push(body.start + at);
  return ends.reverse();
}

interface Size {
  /** The size as the pieces are written. */
  readonly size: number;
  /** How many line ends are to be written, and how much of the size they take now. */
  readonly lineEnds: number;
  readonly lineEndSize: number;
}

function sizeOf(pieces: readonly Piece[], measure: Measure): Size {
  let size = 0;
  let lineEnds = 0;
  let lineEndSize = 0;
  for (const piece of pieces) {
    if (piece.kind === 'bytes') {
      size += piece.bytes.length;
      continue;
    }
    size += measure.byteLength(piece.text);
    if (piece.exact) continue;
    for (let at = endOfLine(piece.text, 0); at < piece.text.length; ) {
      const next = afterLineEnd(piece.text, at);
      lineEnds += 1;
      lineEndSize += next - at;
      at = endOfLine(piece.text, next);
    }
  }
  return { size, lineEnds, lineEndSize };
}

/** A body of blanks only is as good as none. */
function emptyBody(message: Message): BodyCandidate | undefined {
  const { body } = message;
  const start = body?.start ?? message.end;
  for (let at: number = start; at < message.end; at += 1) {
    const code = message.source.charCodeAt(at);
    if (!isBlank(code) && !isLineEnd(code)) return undefined;
  }
  return { size: 0, end: start, eol: 'crlf', lineEnds: 0 };
}

function verdictOf(declared: number, match: BodyCandidate | undefined, plausible: Bodies): BodyVerdict {
  if (match !== undefined) return 'matches';
  if (plausible.every(({ size }) => declared < size)) return 'smaller';
  return plausible.every(({ size }) => declared > size) ? 'larger' : 'wrong';
}

/** A body of mixed line ends is taken where it fits, but not proposed beside others. */
function offeredOf(plausible: Bodies): BodyCandidate[] {
  const sizes = new Set<number>();
  const [{ eol: first }] = plausible;
  return plausible.filter(({ size, lineEnds, eol }) => {
    if (sizes.has(size) || lineEnds > offered || (eol === 'asis' && first !== 'asis')) return false;
    sizes.add(size);
    return true;
  });
}
