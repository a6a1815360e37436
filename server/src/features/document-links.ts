/** What in a block leads elsewhere: the files that it includes, addresses on the web in its header fields and comments, and the RFCs that comments cite. */

import { directiveNamed, directivesOf } from '../sip/directives/read.ts';
import { type Span, spanOf, type Token, tokenOf } from '../sip/span.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { citationsIn } from './links.ts';

/** A file by its path as written, or an address on the web. */
export interface Link extends Span {
  readonly kind: 'file' | 'web';
  readonly target: string;
}

/** Between angle brackets an address ends at the bracket; elsewhere also at what separates values and parameters. */
const addresses = /(?<=<)https?:\/\/[^\s<>"]+(?=>)|(?<!<)https?:\/\/[^\s<>",;]+/giu;

/** The links of a block, in order. What holds a template leads nowhere before it is sent. */
export function linksOf(block: Block): readonly Link[] {
  const { message } = block;
  const paths = [...directivePaths(block), ...(message?.body?.includes ?? []).map(({ path }) => path)];
  const files = paths.map(({ start, end, text }): Link => ({ kind: 'file', target: text, ...spanOf(start, end) }));
  const fields = (message?.fields ?? []).flatMap(({ value }) => addressesIn(value));
  const links = [...files, ...fields, ...commentsOf(block).flatMap(linksIn)];
  return links
    .filter(({ target }) => target !== '' && !target.includes('{{'))
    .sort((one, other) => one.start - other.start);
}

function directivePaths(block: Block) {
  return directivesOf(block)
    .filter(({ key }) => directiveNamed(key.text)?.value === 'path')
    .map(({ value }) => value);
}

/** What is written for people: the title, comments, and lines of the head that are taken out. */
function commentsOf({ text, separator, preamble, message }: Block): readonly Token[] {
  const lines = [...preamble, ...(message?.head ?? [])].filter(({ kind }) => kind === 'comment' || kind === 'remark');
  return [
    ...(separator === undefined ? [] : [separator.title]),
    ...lines.map(({ start, end }) => tokenOf(text, start, end)),
  ];
}

function linksIn(comment: Token): readonly Link[] {
  const cited = citationsIn(comment.text).map(({ start, end, target }): Link => {
    return { kind: 'web', target, ...spanOf(comment.start + start, comment.start + end) };
  });
  return [...addressesIn(comment), ...cited];
}

function addressesIn({ start: from, text }: Token): Link[] {
  return [...text.matchAll(addresses)].map(({ 0: target, index }) => {
    const start = from + index;
    return { kind: 'web', target, ...spanOf(start, start + target.length) };
  });
}
