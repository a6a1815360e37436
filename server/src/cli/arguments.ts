/** The arguments of a command: options by their definitions, and what else stands there; a mistake is said in one sentence. */

import { parseArgs } from 'node:util';
import { nearest } from '../sip/nearest.ts';
import { Failure } from './failure.ts';

export interface OptionDefinition {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  /** The only words it takes. */
  readonly words?: readonly string[];
}

export type OptionDefinitions = Readonly<Record<string, OptionDefinition>>;

export interface Parsed {
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  /** Every value of options that may stand several times, in order. */
  readonly all: ReadonlyMap<string, readonly string[]>;
  readonly operands: readonly string[];
}

/** Options that every command has. */
const commonOptions: OptionDefinitions = {
  help: { type: 'boolean', short: 'h' },
  lang: { type: 'string' },
};

export function readArguments(args: readonly string[], own: OptionDefinitions): Parsed {
  const definitions: OptionDefinitions = { ...own, ...commonOptions };
  const { tokens } = parseArgs({ args: [...args], options: definitions, strict: false, tokens: true });
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const all = new Map<string, readonly string[]>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName: option, value } = token;
    const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    if (definition === undefined) throw unknownOption(option, Object.keys(definitions));
    if (definition.type === 'boolean') flags.add(withoutValue(name, option, value));
    else {
      values.set(name, checkedValue(option, value, definition));
      all.set(name, [...(all.get(name) ?? []), values.get(name) ?? '']);
    }
  }
  return { flags, values, all, operands };
}

/** The number that an option gives, within bounds. */
export function numberOf({ values }: Parsed, name: string, least: number, most: number): number | undefined {
  const text = values.get(name);
  if (text === undefined) return undefined;
  const number = /^\d{1,9}$/u.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new Failure('bad-number', { option: `--${name}`, value: text, least, most });
}

function unknownOption(option: string, names: readonly string[]): Failure {
  const meant = option.startsWith('--') ? nearest(option.slice(2), names) : undefined;
  return new Failure('unknown-option', { option, ...(meant === undefined ? {} : { meant: `--${meant}` }) });
}

function withoutValue(name: string, option: string, value: string | undefined): string {
  if (value !== undefined) throw new Failure('needless-value', { option });
  return name;
}

function checkedValue(option: string, value: string | undefined, { words }: OptionDefinition): string {
  if (value === undefined || value === '') throw new Failure('missing-value', { option });
  if (words?.includes(value) === false) throw new Failure('bad-word', { option, value, words: words.join(', ') });
  return value;
}
