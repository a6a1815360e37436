/** What in a block leads elsewhere: the files that it includes, and addresses on the web in its header fields. */

import { directiveNamed, directivesOf } from '../sip/directives/read.ts';
import { type Span, spanOf } from '../sip/span.ts';
import type { Block, Field } from '../sip/syntax/tree.ts';

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
  const links = [...files, ...(message?.fields ?? []).flatMap(addressesIn)];
  return links
    .filter(({ target }) => target !== '' && !target.includes('{{'))
    .sort((one, other) => one.start - other.start);
}

function directivePaths(block: Block) {
  return directivesOf(block)
    .filter(({ key }) => directiveNamed(key.text)?.value === 'path')
    .map(({ value }) => value);
}

function addressesIn({ value }: Field): Link[] {
  return [...value.text.matchAll(addresses)].map(({ 0: target, index }) => {
    const start = value.start + index;
    return { kind: 'web', target, ...spanOf(start, start + target.length) };
  });
}
