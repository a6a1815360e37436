/** The names in a block that can be met again elsewhere: of variables and blocks, and what tells calls and transactions apart. */

import type { PartAs } from '../sip/bodies/body.ts';
import { contentIdsOf } from '../sip/bodies/content-ids.ts';
import { partsAs } from '../sip/bodies/index.ts';
import { type Multipart, multipart } from '../sip/bodies/multipart.ts';
import { sipFragment } from '../sip/bodies/sip-fragment.ts';
import { directiveNamed, namesBlock } from '../sip/directives/read.ts';
import { readExpression } from '../sip/expression.ts';
import { headerNamed } from '../sip/headers/index.ts';
import { type BlockOffset, type Span, spanOf, type Token, touches } from '../sip/span.ts';
import type { Block, Directive, Field, Message, PreambleLine, Template } from '../sip/syntax/tree.ts';
import { paramNamed } from '../sip/values/params.ts';
import { type SdpMention, sdpMentionsOf } from './sdp-mentions.ts';
import { looseElements } from './value-place.ts';

export type MentionKind = 'variable' | 'block' | 'call-id' | 'tag' | 'branch' | 'rseq' | BodyMentionKind;

/** Names that count within one body. */
export type BodyMentionKind = 'content-id' | 'boundary' | 'payload-type' | 'mid';

export interface Mention extends Span {
  readonly kind: MentionKind;
  readonly name: string;
  /** What gives the name its meaning here, where something does: the line `@name = …` or `# @name`, a title, a prompt, a capture, a loop. */
  readonly by?: 'line' | 'title' | 'prompt' | 'capture' | 'loop' | 'parameter' | undefined;
  /** Where the name means something, if not in the whole file: of a number of RSeq its call, of a payload type its stream. */
  readonly scope?: string | undefined;
  /** True within `{{…}}`. */
  readonly inTemplate?: true;
  /** How the name has to be written here: with the escapes of a URI, or in quotes where it is no token. */
  readonly written?: 'escaped' | 'token';
}

/** All names of a block, in order. */
export function mentionsOf(block: Block): readonly Mention[] {
  const { separator, preamble, templates, message } = block;
  const mentions = [
    ...(separator === undefined ? [] : [mention('block', separator.title, 'title')]),
    ...preamble.flatMap(inPreamble),
    ...templates.flatMap(inTemplate),
    ...(message?.fields ?? []).flatMap((field) => inField(block.text, field)),
    ...inFragments(block),
    ...inBody(block),
    ...sdpMentionsOf(block).map(inDescription),
    ...(message === undefined ? [] : reliableNumbers(message)),
  ];
  return mentions
    .filter(({ name, inTemplate }) => name !== '' && (inTemplate === true || !name.includes('{{')))
    .sort((one, other) => one.start - other.start);
}

/** The name under a place; of two that meet there the first, as a cursor behind a word belongs to it. */
export function mentionAt(mentions: readonly Mention[], offset: BlockOffset): Mention | undefined {
  return mentions.find((each) => touches(each, offset));
}

function inPreamble(line: PreambleLine): Mention[] {
  if (line.kind === 'variable') return [mention('variable', line.name, 'line')];
  return line.kind === 'directive' ? inDirective(line) : [];
}

function inDirective({ key, value }: Directive): Mention[] {
  const known = directiveNamed(key.text)?.key ?? '';
  if (known === 'name') return [mention('block', value, 'line')];
  if (namesBlock.has(known)) return [mention('block', value)];
  if (known === 'capture') return [mention('variable', beginning(value, /^[^=]*(?==)/u), 'capture')];
  if (known === 'loop') return loopVariable(value);
  const asks = known === 'prompt' || known === 'prompt-secret';
  return asks ? [mention('variable', beginning(value, /^\S*/u), 'prompt')] : [];
}

/** `for <name> of <path>`. */
function loopVariable({ start, text }: Token): Mention[] {
  const found = /^(?<before>for[ \t]+)(?<name>\S+)[ \t]+of\b/u.exec(text)?.groups;
  if (found?.before === undefined || found.name === undefined) return [];
  const from = start + found.before.length;
  return [{ kind: 'variable', name: found.name, by: 'loop', ...spanOf(from, from + found.name.length) }];
}

function inTemplate({ expression }: Template): Mention[] {
  const read = readExpression(expression.text);
  if (read.kind === 'variable') return [{ ...mention('variable', expression), inTemplate: true }];
  if (read.kind !== 'reference') return [];
  const { start } = expression;
  return [{ kind: 'block', name: read.block, inTemplate: true, ...spanOf(start, start + read.block.length) }];
}

/** RFC 3261 §12, §17.1.3: a dialog is told by Call-ID and tags, a transaction by the branch. RFC 3891 §6.1 and RFC 4538 §7 name dialogs in header fields. */
function inField(text: string, { name, value }: Field): Mention[] {
  switch (headerNamed(name.text)?.name) {
    case 'Call-ID':
      return [mention('call-id', value)];
    case 'In-Reply-To':
      return headsIn(text, value);
    case 'From':
    case 'To':
      return paramsNamed(['tag'], 'tag', text, value);
    case 'Join':
    case 'Replaces':
      return [...headsIn(text, value), ...paramsNamed(['to-tag', 'from-tag'], 'tag', text, value)];
    case 'Target-Dialog':
      return [...headsIn(text, value), ...paramsNamed(['local-tag', 'remote-tag'], 'tag', text, value)];
    case 'Via':
      return paramsNamed(['branch'], 'branch', text, value);
    case 'Event':
      return inEvent(text, value);
    default:
      return inUriHeaders(value);
  }
}

/** RFC 3420: what a message within the body says of a call it says of the same one. */
function inFragments(block: Block): Mention[] {
  if (block.message?.body === undefined) return [];
  return partsAs(block, sipFragment).flatMap(({ tree: { message } }) => [
    ...message.fields.flatMap((field) => inField(block.text, field)),
    ...reliableNumbers(message),
  ]);
}

/** RFC 4235 §3.2: a subscription to one dialog names it. */
function inEvent(text: string, value: Token): Mention[] {
  const params = looseElements(text, value.start, value.end).flatMap((element) => element.params);
  const calls = params.flatMap(({ name, value: call }): Mention[] => {
    if (call === undefined || name.text.toLowerCase() !== 'call-id') return [];
    return [
      call.text.startsWith('"') ? mention('call-id', inside(call)) : { ...mention('call-id', call), written: 'token' },
    ];
  });
  return [...calls, ...paramsNamed(['to-tag', 'from-tag'], 'tag', text, value)];
}

/** What stands between quotes. */
function inside({ start, text }: Token): Token {
  const content = text.slice(1, text.length > 1 && text.endsWith('"') ? -1 : undefined);
  return { ...spanOf(start + 1, start + 1 + content.length), text: content };
}

/** Where a URI names a dialog that the request to it is to replace. */
export const replacesInUri = /[?&]Replaces=(?<name>[^\s?&>]+)/giu;

/** RFC 3891 §3, RFC 3261 §19.1.1: `?Replaces=` in a URI, with escapes. */
function inUriHeaders({ start, text }: Token): Mention[] {
  if (!text.includes('?')) return [];
  return [...text.matchAll(replacesInUri)].flatMap(({ 0: whole, index, groups: { name: named = '' } = {} }) => {
    let from = start + index + whole.length - named.length;
    return named.split(/(%3B|;)/iu).flatMap((piece, place): Mention[] => {
      const begin = from;
      from += piece.length;
      if (place === 0) return escapedMention('call-id', piece, begin);
      const before = /^(?:to|from)-tag(?:%3D|=)/iu.exec(piece)?.[0];
      return before === undefined ? [] : escapedMention('tag', piece.slice(before.length), begin + before.length);
    });
  });
}

function escapedMention(kind: 'call-id' | 'tag', text: string, start: number): Mention[] {
  try {
    return [{ kind, name: decodeURIComponent(text), written: 'escaped', ...spanOf(start, start + text.length) }];
  } catch {
    return [];
  }
}

/** A name as it is to be written where a mention of it stands. */
export function writtenAs(name: string, { written }: Pick<Mention, 'written'>): string {
  if (written === 'escaped') return encodeURIComponent(name);
  return written === 'token' && !/^[\w.!%*+`'~-]+$/u.test(name) ? `"${name.replaceAll(/["\\]/gu, '\\$&')}"` : name;
}

/** RFC 2392, RFC 2046 §5.1.1: what parts are called, and the lines between them. */
function inBody(block: Block): Mention[] {
  const ids = contentIdsOf(block).map(({ id, isDefinition, start, end }): Mention => {
    return { kind: 'content-id', name: id, by: isDefinition ? 'line' : undefined, ...spanOf(start, end) };
  });
  return block.message?.body === undefined ? ids : [...ids, ...partsAs(block, multipart).flatMap(boundariesOf)];
}

function inDescription({ kind, name, isDefinition, scope, start, end }: SdpMention): Mention {
  return { kind, name, by: isDefinition ? 'line' : undefined, scope, ...spanOf(start, end) };
}

function boundariesOf({ part, tree: { boundary = '', delimiters } }: PartAs<Multipart>): Mention[] {
  const value = paramNamed(part.mediaType?.params ?? [], 'boundary')?.value;
  if (value === undefined || boundary === '' || !value.text.includes(boundary)) return [];
  const from = value.start + value.text.indexOf(boundary);
  const name = { kind: 'boundary', name: boundary } as const;
  const uses = delimiters.map((delimiter): Mention => ({ ...name, ...delimiter.boundary }));
  return [{ ...name, by: 'parameter', ...spanOf(from, from + boundary.length) }, ...uses];
}

/** RFC 3262 §7.2: RAck repeats the number of the RSeq that it acknowledges; numbers are given anew in each call. */
function reliableNumbers({ fields }: Message): Mention[] {
  const scope = fields.find(({ name }) => headerNamed(name.text)?.name === 'Call-ID')?.value.text;
  return fields.flatMap(({ name, value }): Mention[] => {
    const header = headerNamed(name.text)?.name;
    if (header === 'RSeq') return [{ ...mention('rseq', value, 'line'), scope }];
    return header === 'RAck' ? [{ ...mention('rseq', beginning(value, /^\S*/u)), scope }] : [];
  });
}

/** What stands before the parameters. */
function headsIn(text: string, { start, end }: Span): Mention[] {
  return looseElements(text, start, end).map(({ head }) => mention('call-id', head));
}

function paramsNamed(names: readonly string[], kind: 'tag' | 'branch', text: string, { start, end }: Span): Mention[] {
  const params = looseElements(text, start, end).flatMap((element) => element.params);
  return params.flatMap(({ name, value }) =>
    value === undefined || !names.includes(name.text.toLowerCase()) ? [] : [mention(kind, value)],
  );
}

function mention(kind: MentionKind, { start, end, text }: Token, by?: Mention['by']): Mention {
  return { kind, name: text, by, ...spanOf(start, end) };
}

/** What a value begins with, without blanks behind it. */
function beginning({ start, text }: Token, pattern: RegExp): Token {
  const found = pattern.exec(text)?.[0].trimEnd() ?? '';
  return { ...spanOf(start, start + found.length), text: found };
}
