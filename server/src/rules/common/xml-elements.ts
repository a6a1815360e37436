/** The elements of an XML body that is well-formed, with their attributes and texts. */

import type { Xml } from '../../sip/bodies/xml.ts';
import { spanOf, type Token, tokenOf } from '../../sip/span.ts';

export interface XmlElement {
  /** As written, with its prefix. */
  readonly name: Token;
  readonly prefix: string;
  readonly local: string;
  /** By name as written, without quotation marks. */
  readonly attributes: ReadonlyMap<string, Token>;
  readonly parent: XmlElement | undefined;
  /** What stands behind the start tag up to the next tag, without blanks around it. */
  readonly text: Token;
}

/** What a tag can be mistaken for, and tags: a name, attributes whose values may hold a `>`, and the slash of an empty element. */
const markup =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(?<close>\/?)(?<name>[^\s/>!?]+)(?<rest>(?:"[^"]*"|'[^']*'|[^"'>])*)>/gu;
const attribute = /(?<name>[^\s=]+)\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)')/gu;

/** What was asked for last: rules ask about one body again and again, then about the next. */
let latest: { readonly source: string; readonly xml: Xml; readonly elements: readonly XmlElement[] } | undefined;

/** In the order of their start tags; none where the text is not well-formed, or was not read to its end. */
export function elementsIn(source: string, xml: Xml): readonly XmlElement[] {
  if (latest?.xml !== xml || latest.source !== source) latest = { source, xml, elements: find(source, xml) };
  return latest.elements;
}

function find(source: string, { start, end, root, fault, limit }: Xml): readonly XmlElement[] {
  if (root === undefined || fault !== undefined || limit !== undefined) return [];
  const elements: XmlElement[] = [];
  const open: XmlElement[] = [];
  for (const found of source.slice(start, end).matchAll(markup)) {
    const { close, name, rest } = found.groups ?? {};
    if (name === undefined || rest === undefined) continue;
    if (close === '/') {
      open.pop();
      continue;
    }
    const at = start + found.index;
    const element = elementAt(source, at, name, rest, open.at(-1));
    elements.push(element);
    if (!rest.endsWith('/')) open.push(element);
  }
  return elements;
}

function elementAt(source: string, at: number, name: string, rest: string, parent?: XmlElement): XmlElement {
  const nameEnd = at + 1 + name.length;
  const behind = nameEnd + rest.length + 1;
  const colon = name.indexOf(':');
  return {
    name: tokenOf(source, at + 1, nameEnd),
    prefix: colon === -1 ? '' : name.slice(0, colon),
    local: name.slice(colon + 1),
    attributes: attributesIn(source, nameEnd, rest),
    parent,
    text: trimmed(source, behind, rest.endsWith('/') ? behind : source.indexOf('<', behind)),
  };
}

function attributesIn(source: string, start: number, rest: string): ReadonlyMap<string, Token> {
  const attributes = new Map<string, Token>();
  for (const found of rest.matchAll(attribute)) {
    const value = found.groups?.double ?? found.groups?.single ?? '';
    const end = start + found.index + found[0].length - 1;
    attributes.set(found.groups?.name ?? '', tokenOf(source, end - value.length, end));
  }
  return attributes;
}

function trimmed(source: string, from: number, until: number): Token {
  const text = source.slice(from, until);
  const start = from + text.length - text.trimStart().length;
  return { ...spanOf(start, Math.max(start, from + text.trimEnd().length)), text: text.trim() };
}
