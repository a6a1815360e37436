/** What cannot be read at a glance in a message: how long many seconds are, and what stands behind the escapes of a URI. */

import { headerNamed } from '../sip/headers/index.ts';
import type { Token } from '../sip/span.ts';
import type { Block, Field } from '../sip/syntax/tree.ts';
import type { Hint } from './body-hint.ts';
import { looseElements } from './value-place.ts';
import { visibleLine } from './visible.ts';
import type { Words } from './words.ts';

/** RFC 3261 §25.1 delta-seconds: fields that begin with them. */
const lasting: ReadonlySet<string> = new Set([
  'Expires',
  'Flow-Timer',
  'Min-Expires',
  'Min-SE',
  'Retry-After',
  'Session-Expires',
]);

/** Parameters that hold them, by the fields that have them. */
const lastingParams: Readonly<Record<string, readonly string[]>> = {
  Contact: ['expires'],
  'Retry-After': ['duration'],
  'Subscription-State': ['expires', 'retry-after'],
};

/** Fewer seconds are read at a glance. */
const readable = 120;

const units = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
] as const;

/** Behind each number of seconds, in the units that people count in. */
export function durationHints({ text, message, raw }: Block, words: Words): readonly Hint[] {
  if (message === undefined || raw) return [];
  return message.fields
    .flatMap((field) => secondsIn(text, field))
    .flatMap((token) => {
      const said = inUnits(Number(token.text), words);
      return said === undefined ? [] : [{ offset: token.end, label: `= ${said}` }];
    });
}

/** Behind each URI with escapes (RFC 3261 §19.1.2), as it reads without them. */
export function escapeHints({ text, message, raw }: Block): readonly Hint[] {
  if (message === undefined || raw || !text.includes('%', message.start)) return [];
  const { startLine, fields } = message;
  const uris = fields
    .filter(({ value }) => value.text.includes('%'))
    .flatMap(({ value }) => looseElements(text, value.start, value.end))
    .flatMap(({ uri }) => (uri === undefined ? [] : { end: uri.end, text: text.slice(uri.start, uri.end) }));
  const all = startLine.kind === 'request' ? [startLine.uri, ...uris] : uris;
  return all.flatMap(({ end, text: uri }) => {
    const plain = unescaped(uri);
    return plain === undefined ? [] : [{ offset: end, label: `= ${visibleLine(plain, longest)}` }];
  });
}

/** A longer URI is cut: the hint stands within a line. */
const longest = 80;

/** A password in a URI (RFC 3261 §19.1.1) is not shown a second time. */
const withPassword = /^sips?:[^:@]*:[^@]*@/iu;

/** Nothing where there is nothing to undo, or where the bytes are no text. */
function unescaped(uri: string): string | undefined {
  if (!/%[0-9a-f]{2}/iu.test(uri) || uri.includes('{{') || withPassword.test(uri)) return undefined;
  try {
    return decodeURIComponent(uri);
  } catch {
    return undefined;
  }
}

function secondsIn(text: string, { name, value }: Field): readonly Token[] {
  const definition = headerNamed(name.text);
  if (definition === undefined) return [];
  const params = lastingParams[definition.name];
  if (params === undefined && !lasting.has(definition.name)) return [];
  const elements = looseElements(text, value.start, value.end);
  const heads = lasting.has(definition.name) ? elements.slice(0, 1).map(({ head }) => numberAt(head)) : [];
  const named = elements.flatMap((element) => element.params);
  const values = named.map((param) => (params?.includes(param.name.text.toLowerCase()) ? param.value : undefined));
  return [...heads, ...values].filter((token) => token !== undefined && /^\d{1,10}$/u.test(token.text)) as Token[];
}

/** RFC 3261 §20.33: a comment may follow. */
function numberAt({ start, text }: Token): Token {
  const digits = /^\d*/u.exec(text)?.[0] ?? '';
  return { start, end: (start + digits.length) as Token['end'], text: digits };
}

/** The two biggest units that are needed; nothing where seconds say it as well. */
export function inUnits(seconds: number, words: Words): string | undefined {
  if (seconds < readable) return undefined;
  const parts: string[] = [];
  let rest = seconds;
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0 || parts.length > 0)
      parts.push(count > 0 ? (words('features', `unit-${unit}`, { count }) ?? '') : '');
    if (parts.length === 2) break;
  }
  return parts.filter((part) => part !== '').join(' ');
}
