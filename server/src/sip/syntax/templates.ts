/** `{{…}}` in a block: found in one pass, never in comments, never across a line end. */

import { type Span, spanOf, tokenOf } from '../span.ts';
import { isLineEnd, skipBlanks, trimBlanks } from './lines.ts';
import type { HeadLine, PreambleLine, Template } from './tree.ts';

const backslash = 0x5c;
const openBrace = 0x7b;

/**
 * The templates of `text` from `start` on, in order. `\{{` is text and no template.
 * With `# @escapes`, `\\` is a backslash, so only an odd number of them takes the braces' meaning away.
 */
export function readTemplates(text: string, start: number, escapes: boolean): Template[] {
  const templates: Template[] = [];
  let close = -1;
  let open = text.indexOf('{{', start);
  while (open !== -1) {
    if (close < open + 2) close = text.indexOf('}}', open + 2);
    if (close === -1) return templates;
    if (isEscaped(text, open, escapes)) {
      open = text.indexOf('{{', open + 2);
      continue;
    }
    // Of a run of braces the innermost two count, so that `{{{a}}}` is a value in braces.
    while (text.charCodeAt(open + 2) === openBrace) open += 1;
    const lineEnd = lineEndWithin(text, open, close);
    if (lineEnd < close) open = text.indexOf('{{', lineEnd);
    else {
      templates.push(templateOf(text, open, close));
      open = text.indexOf('{{', close + 2);
    }
  }
  return templates;
}

/** The templates that stand outside of `comments`, which are in order. */
export function outside(templates: readonly Template[], comments: readonly Span[]): readonly Template[] {
  if (comments.length === 0) return templates;
  let next = 0;
  return templates.filter((template) => {
    while ((comments[next]?.end ?? Number.POSITIVE_INFINITY) <= template.start) next += 1;
    return (comments[next]?.start ?? Number.POSITIVE_INFINITY) > template.start;
  });
}

/** The lines in which braces mean nothing. */
export function commentsOf(preamble: readonly PreambleLine[], head: readonly HeadLine[]): Span[] {
  const lines: readonly (PreambleLine | HeadLine)[] = [...preamble, ...head];
  return lines.filter((line) => line.kind === 'comment' || line.kind === 'remark' || line.kind === 'decoration');
}

function lineEndWithin(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && !isLineEnd(text.charCodeAt(at))) at += 1;
  return at;
}

function templateOf(text: string, open: number, close: number): Template {
  const from = skipBlanks(text, open + 2, close);
  return { ...spanOf(open, close + 2), expression: tokenOf(text, from, trimBlanks(text, from, close)) };
}

function isEscaped(text: string, open: number, escapes: boolean): boolean {
  if (text.charCodeAt(open - 1) !== backslash) return false;
  if (!escapes) return true;
  let first = open - 1;
  while (text.charCodeAt(first - 1) === backslash) first -= 1;
  return (open - first) % 2 === 1;
}
