/** XML bodies: whether they are well-formed, and what their root element is. No DTD is read, and no entity but the five that XML knows. */

import { SaxesParser, type SaxesTagNS } from 'saxes';
import { type Span, spanOf, type Token, tokenOf } from '../span.ts';
import { readInclude } from '../syntax/body.ts';
import { endOfLine, isBlank, isLineEnd, skipBlanks, trimBlanks } from '../syntax/lines.ts';
import type { BodyDefinition } from './body.ts';

export interface Xml extends Span {
  readonly root: XmlRoot | undefined;
  /** The first fault; what stands behind it is not read. */
  readonly fault: XmlFault | undefined;
  /** The charset that the XML declaration names. */
  readonly encoding: Token | undefined;
  /** Why it was not read to its end, though nothing is wrong with it. */
  readonly limit?: 'too-long' | 'too-deep' | undefined;
}

/** The root element; the span is that of its start tag. */
export interface XmlRoot extends Span {
  /** As written, with its prefix. */
  readonly name: Token;
  readonly local: string;
  readonly namespace: string;
}

export interface XmlFault extends Span {
  readonly key: XmlFaultKey;
  /** The name that the sentence shows; empty where it shows none. */
  readonly name: string;
}

/** Why a text is not well-formed; the sentences stand in `texts/…/rules.ts` under the same key. */
export type XmlFaultKey =
  | 'bad-attribute'
  | 'bad-character'
  | 'bad-comment'
  | 'bad-declaration'
  | 'bad-entity'
  | 'bad-tag'
  | 'dtd'
  | 'late-declaration'
  | 'malformed'
  | 'mismatched-tag'
  | 'no-root'
  | 'outside-root'
  | 'repeated-attribute'
  | 'second-root'
  | 'unbound-prefix'
  | 'unclosed-tag'
  | 'unfinished'
  | 'unopened-tag';

/** A longer one is not read: what SIP carries is far smaller. */
export const longest = 1 << 20;

/** A deeper one is not read to its end, since each name is looked up in all elements around it. */
export const deepestElement = 200;

export const xml: BodyDefinition<Xml> = {
  type: 'application/xml',
  spec: 'RFC 7303',
  reads: (type) => type.endsWith('+xml') || type === 'text/xml' || type === 'application/rs-metadata',
  read: readXml,
};

/** Which sentence of the parser is which fault. */
const faults: readonly (readonly [RegExp, XmlFaultKey])[] = [
  [/^unclosed tag: (?<name>.*)$/u, 'unclosed-tag'],
  [/^unexpected close tag/u, 'mismatched-tag'],
  [/^unmatched closing tag: (?<name>.*)\.$/u, 'unopened-tag'],
  [/^text data outside/u, 'outside-root'],
  [/^documents may contain only one root/u, 'second-root'],
  [/^document must contain a root/u, 'no-root'],
  [/^duplicate attribute: (?:\{.*\})?(?<name>.*)\.$/u, 'repeated-attribute'],
  [/attribute|^no whitespace between/u, 'bad-attribute'],
  [/^unbound namespace prefix: "(?<name>.*)"\.$/u, 'unbound-prefix'],
  [/entity/u, 'bad-entity'],
  [/an XML declaration must be at the start|must appear at the start/iu, 'late-declaration'],
  [/XML declaration|must match|name\/value|expected (?:the name|one of)|value (?:required|must)/u, 'bad-declaration'],
  [/malformed comment/u, 'bad-comment'],
  [/tag|forward-slash/u, 'bad-tag'],
  [/^unexpected end/u, 'unfinished'],
  [/^disallowed character|is disallowed in char data/u, 'bad-character'],
];

function readXml(source: string, { start, end }: Span): Xml {
  const unread = { ...spanOf(start, end), root: undefined, fault: undefined, encoding: undefined };
  if (end - start > longest) return { ...unread, limit: 'too-long' };
  if (skipEmpty(source, start, end) === end) return unread;
  const { text, hole } = plainText(source, start, end);
  const { root, fault, limit } = parse(source, start, text);
  return {
    ...spanOf(start, end),
    root: root !== undefined && root.end <= hole ? root : undefined,
    fault: fault !== undefined && fault.end <= hole ? fault : undefined,
    encoding: encodingIn(source, start, end),
    limit,
  };
}

/** What the parser has told so far, and where it stands. */
interface Progress {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  /** Where the elements begin that are still open, the innermost last. */
  readonly open: Span[];
  /** The element that ended last. */
  closed: Span | undefined;
  /** Where the tag, comment or instruction ended that was read last. */
  behind: number;
  /** Where the latest start tag begins. */
  tagStart: number;
  root?: XmlRoot;
  fault?: XmlFault;
  limit?: 'too-deep';
}

/** Thrown to leave the parser, and caught right here. */
const stop = new Error('Nothing behind this place is read.');

function parse(source: string, start: number, text: string): Progress {
  const end = start + text.length;
  const progress: Progress = { source, start, end, open: [], closed: undefined, behind: start, tagStart: start };
  const parser = new SaxesParser({ xmlns: true });
  const here = (): number => start + parser.position;
  const pass = (): void => {
    progress.behind = here();
  };
  for (const event of ['xmldecl', 'comment', 'processinginstruction', 'cdata'] as const) parser.on(event, pass);
  parser.on('opentagstart', () => {
    progress.tagStart = source.lastIndexOf('<', here() - 1);
  });
  parser.on('opentag', (tag) => {
    pass();
    openElement(progress, tag);
  });
  parser.on('closetag', () => {
    pass();
    progress.closed = progress.open.pop();
  });
  parser.on('doctype', () => {
    const at = source.lastIndexOf('<!DOCTYPE', here());
    progress.fault = { key: 'dtd', name: '', ...spanOf(at, at + '<!DOCTYPE'.length) };
    throw stop;
  });
  parser.on('error', ({ message }) => {
    progress.fault = faultOf(progress, here(), message.replace(/^\d+:\d+: /u, ''));
    throw stop;
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (error !== stop) throw error;
  }
  return progress;
}

function openElement(progress: Progress, { local, uri }: SaxesTagNS): void {
  const { source, tagStart, behind, open } = progress;
  const span = nameAt(source, tagStart + 1);
  progress.root ??= {
    ...spanOf(tagStart, behind),
    name: tokenOf(source, span.start, span.end),
    local,
    namespace: uri,
  };
  open.push(span);
  if (open.length <= deepestElement) return;
  progress.limit = 'too-deep';
  throw stop;
}

/** A fault at the place where a person would mend it, which is not always where the parser noticed it. */
function faultOf(progress: Progress, here: number, message: string): XmlFault {
  const { source, start, end, behind, tagStart, open, closed } = progress;
  const [key, name] = keyOf(message);
  const text = ({ start: from, end: to }: Span): string => source.slice(from, to);
  switch (key) {
    case 'unclosed-tag':
    case 'unfinished':
    case 'no-root':
      return unfinishedIn(progress) ?? { key, name, ...(open.at(-1) ?? lastSign(source, start, end)) };
    case 'mismatched-tag':
      return { key, name: closed === undefined ? '' : text(closed), ...closingTag(source, here) };
    case 'unopened-tag':
      return { key, name, ...closingTag(source, here) };
    case 'bad-entity':
      return badEntity(source, behind, end) ?? { key, name, ...spanOf(source.lastIndexOf('&', here), here) };
    case 'second-root':
      return { key, name: text(nameAt(source, tagStart + 1)), ...nameAt(source, tagStart + 1) };
    case 'outside-root':
      return { key, name, ...firstText(source, behind, end) };
    case 'late-declaration':
      return { key, name, ...spanOf(source.lastIndexOf('<?', here), source.lastIndexOf('<?', here) + '<?xml'.length) };
    case 'repeated-attribute':
    case 'unbound-prefix': {
      const at = source.lastIndexOf(key === 'unbound-prefix' ? `${name}:` : name, here - 1);
      return { key, name, ...(at > tagStart ? spanOf(at, at + name.length) : nameAt(source, tagStart + 1)) };
    }
    default:
      return { key, name, ...lastSign(source, start, here) };
  }
}

function keyOf(message: string): readonly [XmlFaultKey, string] {
  for (const [pattern, key] of faults) {
    const found = pattern.exec(message);
    if (found !== null) return [key, found.groups?.name ?? ''];
  }
  return ['malformed', ''];
}

/** What has begun and does not end hides the end of all elements around it. */
function unfinishedIn({ source, behind, end }: Progress): XmlFault | undefined {
  const entity = badEntity(source, behind, end);
  const begin = source.indexOf('<', behind);
  // In the midst of a tag, an attribute holds the reference.
  const isInTag = entity !== undefined && !/^<[!?]/u.test(source.slice(begin, begin + 2));
  if (begin !== -1 && begin < end && !isInTag && (entity === undefined || begin < entity.start)) {
    return { key: 'unfinished', name: '', ...spanOf(begin, Math.min(endOfLine(source, begin), end)) };
  }
  return entity;
}

const entities = /&(?:lt|gt|amp|apos|quot|#[0-9]+|#x[0-9a-fA-F]+);/uy;

/** The first `&` that begins none of the references that there are. */
function badEntity(source: string, from: number, end: number): XmlFault | undefined {
  for (let at = source.indexOf('&', from); at !== -1 && at < end; at = source.indexOf('&', at + 1)) {
    entities.lastIndex = at;
    if (entities.test(source)) continue;
    const name = /^&[\w#.-]{0,40};?/u.exec(source.slice(at, Math.min(at + 42, end)))?.[0] ?? '&';
    return { key: 'bad-entity', name, ...spanOf(at, at + name.length) };
  }
  return undefined;
}

function closingTag(source: string, here: number): Span {
  return spanOf(source.lastIndexOf('</', here - 1), here);
}

function nameAt(source: string, start: number): Span {
  let end = start;
  while (end < source.length && !/[\s/>]/u.test(source.charAt(end))) end += 1;
  return spanOf(start, end);
}

/** The first text, up to the end of its line. */
function firstText(source: string, from: number, end: number): Span {
  const start = skipEmpty(source, from, end);
  const markup = source.indexOf('<', start);
  const to = Math.min(endOfLine(source, start), markup === -1 ? end : markup, end);
  return spanOf(start, trimBlanks(source, start, to));
}

/** The last character before a place that can be seen. */
function lastSign(source: string, start: number, end: number): Span {
  let at = end;
  while (at > start + 1 && isEmpty(source.charCodeAt(at - 1))) at -= 1;
  return spanOf(Math.max(start, at - 1), at);
}

function skipEmpty(source: string, from: number, end: number): number {
  let at = from;
  while (at < end && isEmpty(source.charCodeAt(at))) at += 1;
  return at;
}

function isEmpty(code: number): boolean {
  return isBlank(code) || isLineEnd(code);
}

/** What the XML declaration says; no further than that is looked for it. */
function encodingIn(source: string, start: number, end: number): Token | undefined {
  if (!source.startsWith('<?xml', start)) return undefined;
  const close = source.indexOf('?>', start);
  if (close === -1 || close > Math.min(end, start + 200)) return undefined;
  const found = /\sencoding\s*=\s*["'](?<name>[\w.:-]+)["']/u.exec(source.slice(start, close));
  const name = found?.groups?.name;
  if (found === null || name === undefined) return undefined;
  const to = start + found.index + found[0].length - 1;
  return tokenOf(source, to - name.length, to);
}

/** Where no line begins so, none stands for a file. */
const includeSigns: readonly string[] = ['< ', '<\t', '<@'];

/**
 * A text of the same length in which templates are letters, since they stand for values; where one has a line of its own,
 * or a line stands for a file, what is there is not known, and nothing from the first such line on can be judged.
 */
function plainText(source: string, start: number, end: number): { readonly text: string; readonly hole: number } {
  const text = source.slice(start, end);
  let hole = Number.POSITIVE_INFINITY;
  let plain = text;
  if (text.includes('{{')) {
    plain = text.replaceAll(/\{\{[^{}\r\n]*\}\}/gu, (template, at: number) => {
      if (isAlone(text, at, at + template.length)) hole = Math.min(hole, start + at);
      return 'x'.repeat(template.length);
    });
  }
  if (includeSigns.some((sign) => text.includes(sign))) {
    for (const { index } of text.matchAll(/^<@?[ \t]/gmu)) {
      if (readInclude(source, start + index) !== undefined) hole = Math.min(hole, start + index);
    }
  }
  return { text: plain, hole };
}

function isAlone(text: string, from: number, to: number): boolean {
  let at = from;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at -= 1;
  const begins = at === 0 || isLineEnd(text.charCodeAt(at - 1));
  const behind = skipBlanks(text, to, text.length);
  return begins && (behind === text.length || isLineEnd(text.charCodeAt(behind)));
}
