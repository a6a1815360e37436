/** Messages with headers of their own for instant messaging (message/cpim, RFC 3862), around content with MIME header fields. */

import { type Span, spanOf, type Token } from '../span.ts';
import { readHead } from '../syntax/head.ts';
import type { Field, HeadLine } from '../syntax/tree.ts';
import type { BodyDefinition, Enclosed } from './body.ts';

export interface Cpim extends Span {
  /** What is said of the message, and the empty line behind it. */
  readonly lines: readonly HeadLine[];
  readonly fields: readonly Field[];
  readonly blank: Token | undefined;
  /** What is said of the content, and the empty line behind it. */
  readonly contentLines: readonly HeadLine[];
  readonly contentBlank: Token | undefined;
  readonly content: Enclosed;
}

export const cpim: BodyDefinition<Cpim> = {
  type: 'message/cpim',
  spec: 'RFC 3862',
  read: readCpim,
  within: ({ content }) => [content],
};

function readCpim(source: string, { start, end }: Span): Cpim {
  const own = source.slice(0, end);
  const head = readHead(own, start, true);
  const inner = readHead(own, head.end, true);
  return {
    ...spanOf(start, end),
    lines: head.lines,
    fields: head.fields,
    blank: head.blank,
    contentLines: inner.lines,
    contentBlank: inner.blank,
    content: {
      source: own,
      fields: inner.fields,
      ...spanOf(inner.end, end),
      defaultType: 'text/plain',
      isEnded: false,
    },
  };
}
