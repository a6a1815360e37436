/** The texts of `test/sip/trees`, and ways to damage them that come out the same every time. */

import { readdirSync, readFileSync } from 'node:fs';

export const folder = new URL('../trees/', import.meta.url);

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

export const texts: readonly NamedText[] = readdirSync(folder)
  .filter((name) => name.endsWith('.sip'))
  .sort()
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

const fragments = [
  '###',
  '\r',
  '\n',
  '\r\n',
  ' ',
  '\t',
  '#',
  '\\',
  '{{',
  '}}',
  '<',
  '< x',
  ':',
  '@',
  '@a=b\n',
  '# @raw\n',
  '\0',
  '\u{FEFF}',
  '😀',
  'SIP/2.0',
];

/** A sequence of numbers from 0 up to, not including, 1 that is the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Damage {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One change somewhere in a text: something taken out, put in, or copied from elsewhere. */
export function damageOf(text: string, random: () => number): Damage {
  const below = (limit: number): number => Math.floor(random() * limit);
  const start = below(text.length + 1);
  const end = random() < 0.5 ? start : Math.min(text.length, start + below(random() < 0.8 ? 4 : 200));
  const from = below(text.length + 1);
  const copied = text.slice(from, from + below(60));
  const inserted = random() < 0.7 ? (fragments[below(fragments.length)] ?? '') : copied;
  return { start, end, text: random() < 0.2 ? '' : inserted };
}

export function applied(text: string, damage: Damage): string {
  return text.slice(0, damage.start) + damage.text + text.slice(damage.end);
}
