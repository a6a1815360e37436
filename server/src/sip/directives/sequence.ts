/** What a block asks for before and after its message: other blocks first, questions, waits, and repeats. */

import { readTemplates } from '../syntax/templates.ts';
import type { Block } from '../syntax/tree.ts';
import { defaultsFor, directiveNamed, directiveOf, directivesOf, readTime } from './read.ts';

/** A variable whose value is asked for. */
export interface Prompt {
  readonly name: string;
  /** What is asked; empty where the name says it all. */
  readonly question: string;
  readonly isSecret: boolean;
}

/** How often a message is sent: a number of times, or once for each line of a file. */
export type Loop = { readonly count: number } | { readonly variable: string; readonly path: string };

/** A message is sent no more often by one click: no file makes a flood. */
export const mostRepeats = 100;

/** The names of the blocks that are to be sent before, in order; a forced one every time. */
export function blocksBefore(block: Block): readonly { readonly name: string; readonly isForced: boolean }[] {
  return directivesOf(block).flatMap(({ key, value }) => {
    const known = directiveNamed(key.text)?.key;
    const isNamed = (known === 'ref' || known === 'force-ref') && value.text !== '';
    return isNamed ? [{ name: value.text, isForced: known === 'force-ref' }] : [];
  });
}

/** Those of the block itself, and of the file those whose names it uses. */
export function promptsOf(block: Block, defaults: readonly Block[]): readonly Prompt[] {
  const own = promptsIn(block);
  const used = namesUsed(block, defaults);
  const inherited = defaultsFor(block, defaults)
    .flatMap(promptsIn)
    .filter(({ name }) => used.has(name));
  const all = new Map([...inherited, ...own].map((prompt) => [prompt.name, prompt]));
  return [...all.values()];
}

function promptsIn(block: Block): readonly Prompt[] {
  return directivesOf(block).flatMap(({ key, value }) => {
    const known = directiveNamed(key.text)?.key;
    if ((known !== 'prompt' && known !== 'prompt-secret') || value.text === '') return [];
    const [, name = '', question = ''] = /^(\S+)\s*(.*)$/su.exec(value.text) ?? [];
    return [{ name, question, isSecret: known === 'prompt-secret' }];
  });
}

/** What templates in a block name, and in the variables that may stand behind them. */
function namesUsed(block: Block, defaults: readonly Block[]): ReadonlySet<string> {
  const around = [block, ...defaultsFor(block, defaults)];
  const values = around.flatMap(({ preamble }) => preamble.filter((line) => line.kind === 'variable'));
  const templates = [...block.templates, ...values.flatMap(({ value }) => readTemplates(value.text, 0, false))];
  return new Set(templates.map(({ expression }) => expression.text.trim()));
}

/** In milliseconds; 0 where there is nothing to wait for. */
export function pauseOf(block: Block): number {
  return readTime(directiveOf(block, 'sleep')?.value.text ?? '') ?? 0;
}

/** What is to be agreed to before; empty where nothing more is said than that it is. */
export function noteOf(block: Block): string | undefined {
  return directiveOf(block, 'note')?.value.text;
}

export function loopOf(block: Block): Loop | undefined {
  const text = directiveOf(block, 'loop')?.value.text;
  return text === undefined ? undefined : readLoop(text);
}

/** `for 3`, `for user of ./users.csv`. */
export function readLoop(text: string): Loop | undefined {
  const [, count, variable, path] = /^for\s+(?:(\d{1,9})|([^\s={}]+)\s+of\s+(\S.*))$/u.exec(text.trim()) ?? [];
  if (count !== undefined)
    return Number(count) > 0 && Number(count) <= mostRepeats ? { count: Number(count) } : undefined;
  return variable === undefined || path === undefined ? undefined : { variable, path };
}

/** True of a block that is left out when the whole file is sent. A condition is a value: absent, `false` and `0` mean no. */
export function isDisabled(block: Block, expand: (text: string) => string | undefined): boolean {
  const directive = directiveOf(block, 'disabled');
  if (directive === undefined) return false;
  if (directive.value.text === '') return true;
  const value = expand(directive.value.text)?.trim().toLowerCase() ?? '';
  return value !== '' && value !== 'false' && value !== '0';
}
