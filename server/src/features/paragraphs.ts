/** How what is known of a subject is laid out: as Markdown paragraphs, of which the first says what it is. */

import { linkSections } from './links.ts';
import { code } from './markdown.ts';
import type { Subject } from './subject.ts';
import { listed, type Words } from './words.ts';

/** What a family says; the sections that it cites become links. */
export function sentence(words: Words, family: string, key: string): string | undefined {
  const text = words(family, key);
  return text === undefined ? undefined : linkSections(text);
}

/** The paragraph that a description begins with: what the subject is called, and what it is. */
export function titled(
  name: string,
  kind: Subject['kind'],
  words: Words,
  args: Readonly<Record<string, string>> = {},
): string {
  return `**${code(name)}** · ${say(words, `kind/${kind}`, args)}`;
}

/** A line with names in a row; empty where there are none. */
export function listing(key: string, argument: string, values: readonly string[] | undefined, words: Words): string {
  if (values === undefined || values.length === 0) return '';
  return say(words, key, { [argument]: listed(values.map(code), words) });
}

/** A sentence of hovers; empty where the language has none. */
export function say(words: Words, key: string, args: Readonly<Record<string, string | number>> = {}): string {
  return words('hover', key, args) ?? '';
}

/** Lines as the entries of a list; those that are empty are left out. */
export function list(...lines: readonly string[]): string {
  return lines
    .filter((line) => line !== '')
    .map((line) => `- ${line}`)
    .join('\n');
}

/** Those that say something. */
export function paragraphs(...all: readonly (string | undefined)[]): string[] {
  return all.filter((paragraph) => paragraph !== undefined && paragraph !== '') as string[];
}
