/** `a=fmtp`: parameters of a format (RFC 8866 §6.15); most formats have them as `name=value` between semicolons. */

import { spanOf, type Token } from '../../../span.ts';
import { defineAttribute } from './definition.ts';

export interface FormatParameters {
  readonly format: Token;
  /** All that stands behind the format. */
  readonly text: Token;
  readonly params: readonly FormatParameter[];
}

/** The value is absent without a `=`. */
export interface FormatParameter {
  readonly name: Token;
  readonly value: Token | undefined;
}

export const Fmtp = defineAttribute<FormatParameters>({
  name: 'fmtp',
  form: 'format parameters',
  example: '101 0-16',
  severity: 'warning',
  read(reader) {
    const format = reader.word();
    const text = reader.remainder();
    if (text.text === '') reader.fail('form');
    return { format, text, params: paramsOf(text) };
  },
});

function paramsOf({ start, text }: Token): FormatParameter[] {
  const params: FormatParameter[] = [];
  let at = 0;
  for (const piece of text.split(';')) {
    const equals = piece.indexOf('=');
    const name = trimmed(text, at, equals === -1 ? at + piece.length : at + equals, start);
    const value = equals === -1 ? undefined : trimmed(text, at + equals + 1, at + piece.length, start);
    if (name.text !== '') params.push({ name, value });
    at += piece.length + 1;
  }
  return params;
}

/** A piece of a text that begins at `base` in the block, without blanks around it. */
function trimmed(text: string, start: number, end: number, base: number): Token {
  const piece = text.slice(start, end);
  const from = start + (piece.length - piece.trimStart().length);
  const until = Math.max(from, start + piece.trimEnd().length);
  return { ...spanOf(base + from, base + until), text: text.slice(from, until) };
}
