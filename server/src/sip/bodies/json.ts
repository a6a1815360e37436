/** JSON bodies (RFC 8259): whether they are well-formed, and where they are not. */

import { type Span, spanOf } from '../span.ts';
import { isBlank, isLineEnd } from '../syntax/lines.ts';
import type { BodyDefinition } from './body.ts';

export interface Json extends Span {
  /** Where a value, a name, a sign or the end is expected and something else stands; what stands behind it is not read. */
  readonly fault: JsonFault | undefined;
}

export interface JsonFault extends Span {
  readonly expected: 'value' | 'name' | 'colon' | 'comma' | 'end';
}

export const json: BodyDefinition<Json> = {
  type: 'application/json',
  spec: 'RFC 8259',
  reads: (type) => type.endsWith('+json'),
  read: (source, { start, end }) => ({ ...spanOf(start, end), fault: faultIn(source, start, end) }),
};

const string = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const scalar =
  /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)\b/uy;

/** What comes next: a value, or the closing bracket of an array without any; a name, or the closing brace; what stands behind a value. */
type Next = 'value' | 'first-value' | 'name' | 'first-name' | 'behind';

/** One pass without recursion, so that no depth is too much. */
function faultIn(source: string, start: number, end: number): JsonFault | undefined {
  const open: ('{' | '[')[] = [];
  let next: Next = 'value';
  let at = start;
  const fault = (expected: JsonFault['expected']): JsonFault => ({ expected, ...signAt(source, at, start, end) });
  for (;;) {
    while (at < end && isEmpty(source.charCodeAt(at))) at += 1;
    const sign = at < end ? source.charAt(at) : '';
    if (next === 'behind') {
      const around = open.at(-1);
      if (around === undefined) return sign === '' ? undefined : fault('end');
      if (sign === ',') next = around === '{' ? 'name' : 'value';
      else if (sign === (around === '{' ? '}' : ']')) open.pop();
      else return fault('comma');
      at += 1;
    } else if ((sign === ']' && next === 'first-value') || (sign === '}' && next === 'first-name')) {
      open.pop();
      next = 'behind';
      at += 1;
    } else if (next === 'name' || next === 'first-name') {
      const behind = endOf(string, source, at);
      if (behind === undefined || behind > end) return fault('name');
      at = behind;
      while (at < end && isEmpty(source.charCodeAt(at))) at += 1;
      if (source.charAt(at) !== ':' || at >= end) return fault('colon');
      at += 1;
      next = 'value';
    } else if (sign === '{' || sign === '[') {
      open.push(sign);
      next = sign === '{' ? 'first-name' : 'first-value';
      at += 1;
    } else {
      const behind = endOf(scalar, source, at);
      if (behind === undefined || behind > end) return fault('value');
      at = behind;
      next = 'behind';
    }
  }
}

function endOf(pattern: RegExp, source: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(source) ? pattern.lastIndex : undefined;
}

/** The word that stands there, or the last character before the end. */
function signAt(source: string, at: number, start: number, end: number): Span {
  if (at < end)
    return spanOf(
      at,
      Math.min(end, at + (/^[\w.+-]+/u.exec(source.slice(at, Math.min(at + 40, end)))?.[0].length ?? 1)),
    );
  let last = end;
  while (last > start + 1 && isEmpty(source.charCodeAt(last - 1))) last -= 1;
  return spanOf(Math.max(start, last - 1), last);
}

function isEmpty(code: number): boolean {
  return isBlank(code) || isLineEnd(code);
}
