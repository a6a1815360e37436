/** A block and the facts about it to the bytes that leave: exactly as written, with nothing added but the empty line that the head still needs. */

import { type BodyEnd, type BodyLineEnds, chooseBody, endOfRaw } from './body-end.ts';
import { directiveOf } from './directives/read.ts';
import { byteLength, charsetOf, decode, encode, joinBytes } from './encoding.ts';
import type { Facts } from './facts.ts';
import { firstCalled } from './field-name.ts';
import { type Filler, type Origin, type Piece, piecesOf } from './pieces.ts';
import type { Arguments, Problem } from './problem.ts';
import { type Span, spanOf } from './span.ts';
import { lineEndOf } from './syntax/edit.ts';
import { endsLine } from './syntax/lines.ts';
import type { Block, Include, Message, Template } from './syntax/tree.ts';
import { createResolver, type Resolver, scopeOf } from './variables.ts';
import type { WirePart } from './wire-parts.ts';

export interface WireOptions {
  readonly facts: Facts;
  /** The encoding of the document, by the name that the editor gives it. */
  readonly encoding: string;
  /** The blocks of the file without a message. */
  readonly defaults?: readonly Block[];
  /** True where each character of the block stands for a byte, whatever its charset is. */
  readonly isBytes?: boolean;
}

/** A message as it leaves. */
export interface Wire {
  /** Absent when a problem forbids to send. */
  readonly bytes?: Uint8Array;
  readonly problems: readonly Problem[];
  /** Which stretch of the block became which bytes. */
  readonly parts: readonly WirePart[];
  readonly charset: string;
  /** Which reading of the body was chosen. */
  readonly body?: BodyEnd | undefined;
  /** The values that were generated for this message. */
  readonly generated: ReadonlyMap<string, string>;
}

/** The bytes of a block's message, or the problems that keep it from being sent. */
export function wireOf(block: Block, options: WireOptions): Wire {
  const work = begin(block, options);
  const outgoing = outgoingOf(work);
  if (work.problems.length > 0) outgoing.splice(0);
  const { problems, resolver, body } = work;
  problems.sort((one, other) => one.start - other.start);
  const common = { problems, charset: work.declared, body: body(), generated: resolver.generated };
  if (problems.length > 0) return { ...common, parts: [] };
  return { ...common, bytes: joinBytes(outgoing.map(({ bytes }) => bytes)), parts: partsOf(outgoing) };
}

/** What is being put together for one message. */
interface Work {
  readonly block: Block;
  readonly options: WireOptions;
  /** By which it is encoded, and the one that it says it is in. */
  readonly charset: string;
  readonly declared: string;
  readonly resolver: Resolver;
  readonly filler: Filler;
  readonly problems: Problem[];
  readonly body: () => BodyEnd | undefined;
  readonly setBody: (body: BodyEnd | undefined) => void;
}

/** Bytes on their way, and where they come from. */
interface Outgoing {
  readonly bytes: Uint8Array;
  readonly origin: Origin | 'added';
  readonly span: Span;
}

function begin(block: Block, options: WireOptions): Work {
  let body: BodyEnd | undefined;
  const problems: Problem[] = [];
  const { facts, defaults = [] } = options;
  const resolver = createResolver(scopeOf(block, defaults), facts, { contentLength: () => body?.chosen.size });
  const declared = charsetOf(directiveOf(block, 'charset', defaults)?.value.text ?? options.encoding);
  const charset = options.isBytes === true ? charsetOf('latin1') : declared;
  const filler = fillerOf(charset, resolver, facts, problems);
  return {
    block,
    options,
    charset,
    declared,
    resolver,
    filler,
    problems,
    body: () => body,
    setBody: (chosen) => {
      body = chosen;
    },
  };
}

function outgoingOf(work: Work): Outgoing[] {
  const { block, options, problems } = work;
  const sendFile = directiveOf(block, 'send-file');
  if (sendFile !== undefined) return outgoingFile(work, sendFile.value.text, sendFile);
  const { message } = block;
  if (message === undefined) {
    report(problems, 'nothing-to-send', spanOf(0, block.text.length));
    return [];
  }
  if (encode('', work.charset, options.facts.encode) === undefined) {
    const span = directiveOf(block, 'charset') ?? message.startLine;
    report(problems, 'unknown-charset', span, { charset: work.charset });
    return [];
  }
  if (block.raw)
    return encoded(work, piecesOf(block, spanOf(message.start, endOfRaw(block)), 'body', work.filler), 'asis');
  const body = outgoingBody(work, message);
  return [...outgoingHead(work, message), ...body];
}

function outgoingFile({ options, resolver, problems }: Work, path: string, span: Span): Outgoing[] {
  const expanded = resolver.expand(path, 'head');
  if (expanded.kind === 'fault') {
    report(problems, 'unresolved-variable', span, { name: expanded.name }, expanded.fault);
    return [];
  }
  const bytes = options.facts.include(expanded.text);
  if (bytes === undefined) report(problems, 'missing-include', span, { path: expanded.text });
  return bytes === undefined ? [] : [{ bytes, origin: 'include', span }];
}

/** The body comes before the head, since `{{$contentLength}}` asks for its size. */
function outgoingBody(work: Work, message: Message): Outgoing[] {
  const { block, options, charset, filler } = work;
  const { facts, defaults } = options;
  const chosen = chooseBody(block, {
    byteLength: (text) => byteLength(text, charset, facts.encode),
    filler,
    declared: declaredOf(work, message),
    eol: lineEndsOf(directiveOf(block, 'eol-body', defaults)?.value.text),
  });
  work.setBody(chosen);
  if (message.body === undefined || chosen === undefined) return [];
  const pieces = piecesOf(block, spanOf(message.body.start, chosen.chosen.end), 'body', filler);
  return encoded(work, pieces, chosen.chosen.eol);
}

/** What a Content-Length with templates comes to; one that asks for the size itself says nothing about the body. */
function declaredOf({ resolver }: Work, message: Message): number | 'unknown' | undefined {
  const text = firstCalled(message, 'content-length', 'l')?.value.text;
  if (text?.includes('{{') !== true) return undefined;
  const outcome = resolver.expand(text, 'head');
  return outcome.kind === 'value' && /^\d+$/u.test(outcome.text) ? Number(outcome.text) : 'unknown';
}

/** RFC 3261 §7: the start line, the header fields and the empty line, each ended by CRLF. */
function outgoingHead(work: Work, message: Message): Outgoing[] {
  const { block, options, filler } = work;
  const eol = lineEndsOf(directiveOf(block, 'eol', options.defaults)?.value.text) ?? 'crlf';
  const spans = sentSpans(message);
  const outgoing = spans.flatMap((span) => encoded(work, piecesOf(block, span, 'head', filler), eol));
  if (message.blank !== undefined) return outgoing;
  const last = spans.at(-1) ?? message.startLine;
  const count = endsLine(block.text, last.end) ? 1 : 2;
  const added = lineEnd(eol, lineEndOf(message)).repeat(count);
  const span = spanOf(message.end, message.end);
  return [...outgoing, { bytes: encode(added, 'us-ascii') ?? new Uint8Array(), origin: 'added', span }];
}

/** The stretches of the head that are sent: everything but the lines that `#` takes out. */
function sentSpans(message: Message): Span[] {
  const spans: Span[] = [];
  let start: number = message.start;
  for (const line of message.head) {
    if (line.kind !== 'remark') continue;
    if (line.start > start) spans.push(spanOf(start, line.start));
    start = line.end;
  }
  const end = message.blank?.end ?? message.end;
  if (end > start) spans.push(spanOf(start, end));
  return spans;
}

/** Fills in what templates and includes stand for, asks for each once, and reports those that stand for nothing. */
function fillerOf(charset: string, resolver: Resolver, facts: Facts, problems: Problem[]): Filler {
  const included = new Map<Include, string | Uint8Array | undefined>();
  const reported = new Set<Template>();
  return {
    template(template, section) {
      const outcome = resolver.resolve(template.expression.text, section);
      if (outcome.kind === 'value') return outcome.text;
      // A body that cannot be put together has no size; that has been said where it is to blame.
      const follows = outcome.name === '$contentLength' && section === 'head' && problems.length > 0;
      if (!reported.has(template) && !follows) {
        report(problems, 'unresolved-variable', template, { name: outcome.name }, outcome.fault);
      }
      reported.add(template);
      return undefined;
    },
    include(include) {
      if (!included.has(include)) included.set(include, read(include, charset, resolver, facts, problems));
      return included.get(include);
    },
  };
}

function read(
  include: Include,
  charset: string,
  resolver: Resolver,
  facts: Facts,
  problems: Problem[],
): string | Uint8Array | undefined {
  const path = resolver.expand(include.path.text, 'body');
  if (path.kind === 'fault') {
    report(problems, 'unresolved-variable', include, { name: path.name }, path.fault);
    return undefined;
  }
  const bytes = facts.include(path.text);
  if (bytes === undefined) report(problems, 'missing-include', include, { path: path.text });
  if (bytes === undefined || !include.template) return bytes;
  const text = decode(bytes, charset, facts.decode);
  if (text === undefined) {
    report(problems, 'unknown-charset', include, { charset });
    return undefined;
  }
  const expanded = resolver.expand(text, 'body');
  if (expanded.kind === 'value') return expanded.text;
  report(problems, 'unresolved-variable', include, { name: expanded.name }, expanded.fault);
  return undefined;
}

/** Pieces as bytes, with their line ends. */
function encoded(work: Work, pieces: readonly Piece[] | undefined, eol: BodyLineEnds): Outgoing[] {
  return (pieces ?? []).flatMap((piece) => {
    const { origin, span } = piece;
    if (piece.kind === 'bytes') return [{ bytes: piece.bytes, origin, span }];
    const text = piece.exact || eol === 'asis' ? piece.text : piece.text.replaceAll(/\r\n|\r|\n/gu, lineEnd(eol));
    const bytes = encode(text, work.charset, work.options.facts.encode);
    if (bytes === undefined) reportUnencodable(work, piece.text, span, origin);
    if (origin === 'source') reportUnreadable(work, piece.text, span);
    return bytes === undefined ? [] : [{ bytes, origin, span }];
  });
}

function reportUnencodable({ charset, options, problems }: Work, text: string, span: Span, origin: Origin): void {
  let at: number = span.start;
  for (const character of text) {
    if (encode(character, charset, options.facts.encode) === undefined) {
      const place = origin === 'source' ? spanOf(at, at + character.length) : span;
      report(problems, 'unencodable-text', place, { character, charset });
      return;
    }
    at += character.length;
  }
}

/** U+FFFD stands where the editor could not read a byte; what was there is not known, so nothing is sent in its place. */
function reportUnreadable({ problems }: Work, text: string, span: Span): void {
  const at = text.indexOf('\u{FFFD}');
  if (at !== -1) report(problems, 'unreadable-character', spanOf(span.start + at, span.start + at + 1));
}

function report(problems: Problem[], rule: string, span: Span, args: Arguments = {}, what: string = rule): void {
  problems.push({ rule, severity: 'error', what, args, fixes: [], start: span.start, end: span.end });
}

function lineEndsOf(value: string | undefined): BodyLineEnds | undefined {
  const word = value?.toLowerCase();
  return word === 'crlf' || word === 'lf' || word === 'cr' || word === 'asis' ? word : undefined;
}

function lineEnd(eol: BodyLineEnds, asis = '\r\n'): string {
  if (eol === 'asis') return asis;
  return eol === 'crlf' ? '\r\n' : eol === 'lf' ? '\n' : '\r';
}

function partsOf(outgoing: readonly Outgoing[]): WirePart[] {
  let from = 0;
  return outgoing.map(({ bytes, origin, span }) => {
    const part = { from, to: from + bytes.length, origin, span: spanOf(span.start, span.end) };
    from = part.to;
    return part;
  });
}
