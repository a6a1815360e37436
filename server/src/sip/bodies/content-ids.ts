/** Names of body parts: where Content-ID gives one, and where `cid:` and its like refer to it (RFC 2392, RFC 8262). */

import { isCalled } from '../field-name.ts';
import { forLatest } from '../latest.ts';
import { type Span, spanOf } from '../span.ts';
import type { Block, Field } from '../syntax/tree.ts';
import { paramNamed } from '../values/params.ts';
import type { Part } from './body.ts';
import { partsOf } from './index.ts';
import { xml } from './xml.ts';

/** A mention of a name; the span leaves out brackets, quotes and the scheme. */
export interface ContentIdMention extends Span {
  readonly id: string;
  readonly isDefinition: boolean;
}

const none: readonly ContentIdMention[] = [];

/** All mentions in a block, in order. A name is compared as it is, with `%40` and its like undone. */
export const contentIdsOf = forLatest(findContentIds);

function findContentIds(block: Block): readonly ContentIdMention[] {
  const { message } = block;
  if (message === undefined) return [];
  const mentions: ContentIdMention[] = [];
  const isMentioned = block.text.includes('cid') || block.text.includes('CID');
  for (const field of message.fields) if (isMentioned || isContentId(field)) collect(field, mentions);
  for (const part of message.body === undefined ? [] : partsOf(block)) {
    if (part.depth > 0) for (const field of part.fields) collect(field, mentions);
    mentions.push(...startOf(part), ...inXml(part));
  }
  return mentions.length === 0
    ? none
    : mentions.filter(({ id }) => id !== '' && !id.includes('{{')).sort((one, other) => one.start - other.start);
}

/** Most header fields neither give a name nor refer to one. */
function collect({ name, value }: Field, mentions: ContentIdMention[]): void {
  if (isContentId({ name })) mentions.push(inBrackets(value.start, value.text));
  else if (value.text.includes('cid') || value.text.includes('CID')) mentions.push(...inField({ name, value }));
}

function isContentId(field: Pick<Field, 'name'>): boolean {
  return isCalled(field, 'Content-ID');
}

/** True where the body is not known in whole, so that a name may still be given in it. */
export function mayHoldMore(block: Block): boolean {
  const { message, escapes } = block;
  if (escapes || (message?.body?.includes.length ?? 0) > 0) return true;
  return partsOf(block).some(({ type, parts, source, start, end }) => {
    const isUnread = type.startsWith('multipart/') && parts.length === 0;
    return isUnread || (source.indexOf('{{', start) !== -1 && /^[ \t]*\{\{/mu.test(source.slice(start, end)));
  });
}

function inField({ name, value }: Pick<Field, 'name' | 'value'>): ContentIdMention[] {
  // RFC 3892 §3: the token that Referred-By points to.
  const param = /^(?:referred-by|b)$/iu.test(name.text) ? /;\s*cid\s*=\s*"(?<id>[^"<>]*)"/iu.exec(value.text) : null;
  const id = param?.groups?.id;
  if (param !== null && id !== undefined) {
    const end = value.start + param.index + param[0].length - 1;
    return [{ id, isDefinition: false, ...spanOf(end - id.length, end) }];
  }
  return references(value.start, value.text, /<cid:(?<id>[^<>\s]*)>/giu, 1);
}

/** `<id>`; some leave the brackets out. */
function inBrackets(start: number, text: string): ContentIdMention {
  const id = text.replace(/^<|>$/gu, '');
  const from = start + text.indexOf(id);
  return { id, isDefinition: true, ...spanOf(from, from + id.length) };
}

/** RFC 2387 §3.2: the root of multipart/related. */
function startOf({ mediaType, type }: Part): ContentIdMention[] {
  if (type !== 'multipart/related' || mediaType === undefined) return [];
  const value = paramNamed(mediaType.params, 'start')?.value;
  const id = value?.content.replace(/^<|>$/gu, '') ?? '';
  if (value === undefined || id === '') return [];
  const from = value.start + value.text.indexOf(id);
  return [{ id, isDefinition: false, ...spanOf(from, from + id.length) }];
}

/** RFC 4662 §5.2: of the lists of resources, `cid` of an instance names the part; elsewhere URIs do. */
function inXml({ definition: read, type, source, start, end }: Part): ContentIdMention[] {
  if ((read as unknown) !== xml || source.indexOf('cid', start) === -1) return [];
  const text = source.slice(start, end);
  const uris = references(start, text, /["'>]\s*cid:(?<id>[^"'<>\s]*)/giu, 0);
  const attributes =
    type === 'application/rlmi+xml' ? references(start, text, /\scid\s*=\s*["'](?<id>[^"'<>\s]*)/gu, 0) : [];
  return [...uris, ...attributes.filter(({ id }) => !/^cid:/iu.test(id))];
}

/** `behind` characters stand behind the name in what the pattern finds. */
function references(start: number, text: string, pattern: RegExp, behind: number): ContentIdMention[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: found, index, groups }) => {
    const written = groups?.id ?? '';
    const end = start + index + found.length - behind;
    return [{ id: unescaped(written), isDefinition: false, ...spanOf(end - written.length, end) }];
  });
}

/** RFC 2392 §2: what a URL cannot hold is written as `%` and two digits. */
function unescaped(text: string): string {
  return text.replaceAll(/%(?<hex>[0-9A-Fa-f]{2})/gu, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
