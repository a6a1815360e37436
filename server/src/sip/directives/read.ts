/** The directives of a block: which one a key means, which one counts, and whether its value is of the right form. */

import { isBlank, skipBlanks } from '../syntax/lines.ts';
import type { Block, Directive } from '../syntax/tree.ts';
import { type DirectiveDefinition, directives } from './directive.ts';

/** Directives whose value is the name of another block. */
export const namesBlock: ReadonlySet<string> = new Set(['ref', 'force-ref', 'reply-to']);

const byKey = new Map(directives.map((definition) => [definition.key, definition]));

/** A key as the table has it: `forceRef`, `ForceRef` and `force-ref` are one. */
export function canonicalKey(key: string): string {
  return key.replaceAll(/([a-z0-9])([A-Z])/gu, '$1-$2').toLowerCase();
}

/** What is known of a directive, by its key in any spelling. */
export function directiveNamed(key: string): DirectiveDefinition | undefined {
  return byKey.get(canonicalKey(key)) ?? byKey.get(key.toLowerCase());
}

/** The directives of a block, in order. */
export function directivesOf(block: Block): readonly Directive[] {
  return block.preamble.filter((line) => line.kind === 'directive');
}

/**
 * The directives of one key that count for a block: its own; where it has none and the key is inherited, those of `defaults`,
 * the blocks of the file without a message, where those of the block's own user agent come before those of the file.
 */
export function directivesNamed(block: Block, key: string, defaults: readonly Block[] = []): readonly Directive[] {
  const own = named(block, key);
  if (own.length > 0 || byKey.get(key)?.inherited !== true) return own;
  const [ofFile, ofAgent] = [defaultsFor(block, defaults, 'file'), defaultsFor(block, defaults, 'agent')];
  const nearest = ofAgent.flatMap((each) => named(each, key));
  return nearest.length > 0 ? nearest : ofFile.flatMap((each) => named(each, key));
}

/** The directive of a key that counts for a block; of several the last. */
export function directiveOf(block: Block, key: string, defaults: readonly Block[] = []): Directive | undefined {
  return directivesNamed(block, key, defaults).at(-1);
}

/** The blocks without a message: what stands there counts for the whole file, or for the user agent that `# @as` names. */
export function defaultsOf(blocks: readonly Block[]): readonly Block[] {
  return blocks.filter(holdsDefaults);
}

/** True of a block without a message, unless it is one that waits for something. */
export function holdsDefaults(block: Block): boolean {
  return block.message === undefined && block.preamble.length > 0 && named(block, 'recv').length === 0;
}

/** Those of `defaults` that count for a block: all, or those of the file, or of its own user agent. The nearest come last. */
export function defaultsFor(block: Block, defaults: readonly Block[], whose?: 'file' | 'agent'): readonly Block[] {
  if (defaults.length === 0) return defaults;
  const [agent] = agentNames(block);
  const ofFile = whose === 'agent' ? [] : defaults.filter((each) => agentNames(each).length === 0);
  const ofAgent = whose === 'file' ? [] : defaults.filter((each) => agentNames(each).some((name) => name === agent));
  return [...ofFile, ...ofAgent];
}

function agentNames(block: Block): readonly string[] {
  return named(block, 'as').map(({ value }) => value.text);
}

/** What a block is called: `# @name`, else the title of its `###` line. */
export function nameOf(block: Block): string | undefined {
  const name = directiveOf(block, 'name')?.value.text ?? '';
  const title = block.separator?.title.text ?? '';
  return name !== '' ? name : title !== '' ? title : undefined;
}

/** All that a block may be called by: both are good for a reference. */
export function namesOf(block: Block): readonly string[] {
  const names = [directiveOf(block, 'name')?.value.text ?? '', block.separator?.title.text ?? ''];
  return names.filter((name) => name !== '');
}

/** The words of a value such as `{{user}} {{$secret alice}}`: cut apart at blanks, but not within templates. */
export function wordsOf(value: string): readonly string[] {
  const words: string[] = [];
  const lastClose = value.lastIndexOf('}}');
  let at = skipBlanks(value, 0, value.length);
  while (at < value.length) {
    const start = at;
    while (at < value.length && !isBlank(value.charCodeAt(at))) {
      const opens = at + 2 <= lastClose && value.startsWith('{{', at);
      at = opens ? value.indexOf('}}', at + 2) + 2 : at + 1;
    }
    words.push(value.slice(start, at));
    at = skipBlanks(value, at, value.length);
  }
  return words;
}

/** Why a value is not of its directive's form; nothing when it is. A value with templates is not looked into. */
export function valueFault(
  definition: DirectiveDefinition,
  value: string,
): 'missing-value' | 'needless-value' | 'unknown-word' | 'bad-time' | undefined {
  if (value === '') return definition.value === 'none' || definition.optional === true ? undefined : 'missing-value';
  if (value.includes('{{')) return undefined;
  if (definition.value === 'none') return 'needless-value';
  if (definition.value === 'words') return definition.words?.includes(value.toLowerCase()) ? undefined : 'unknown-word';
  return definition.value === 'time' && readTime(value) === undefined ? 'bad-time' : undefined;
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000 };

/** `200ms`, `5s`, `0.5 s`, `2m`; a bare number is milliseconds. The result is in milliseconds. */
export function readTime(text: string): number | undefined {
  const [, number, unit] = /^(\d+(?:\.\d+)?) ?([a-z]*)$/iu.exec(text) ?? [];
  if (number === undefined) return undefined;
  const factor = unit === '' || unit === undefined ? 1 : units[unit.toLowerCase()];
  return factor === undefined ? undefined : Number(number) * factor;
}

function named(block: Block, key: string): Directive[] {
  return directivesOf(block).filter((directive) => directiveNamed(directive.key.text)?.key === key);
}
