/** The body as it stands in the file: everything up to the next separator, and the lines in it that stand for other files. */

import { inBlock, spanOf, tokenOf } from '../span.ts';
import { beginsLine, endOfLine, isBlank, skipBlanks, trimBlanks } from './lines.ts';
import type { Body, Include } from './tree.ts';

const atSign = 0x40;

/** Reads the body that begins at `start`. In a `# @raw` block no line stands for a file. */
export function readBody(text: string, start: number, raw: boolean): Body {
  return {
    kind: 'body',
    start: inBlock(start),
    end: inBlock(text.length),
    text: text.slice(start),
    includes: raw ? [] : readIncludes(text, start),
  };
}

function readIncludes(text: string, start: number): Include[] {
  const includes: Include[] = [];
  for (let at = text.indexOf('<', start); at !== -1; at = text.indexOf('<', at + 1)) {
    const include = at === start || beginsLine(text, at) ? readInclude(text, at) : undefined;
    if (include !== undefined) includes.push(include);
  }
  return includes;
}

/** `< path` or `<@ path`: at least one blank and a path. Anything else that begins with `<`, such as XML, is text. */
export function readInclude(text: string, start: number): Include | undefined {
  const template = text.charCodeAt(start + 1) === atSign;
  const blank = template ? start + 2 : start + 1;
  if (!isBlank(text.charCodeAt(blank))) return undefined;
  const lineEnd = endOfLine(text, blank);
  const from = skipBlanks(text, blank, lineEnd);
  if (from === lineEnd) return undefined;
  return { ...spanOf(start, lineEnd), path: tokenOf(text, from, trimBlanks(text, from, lineEnd)), template };
}
