/** Snippets as they are written here: the text of a message with named stops, which become numbered ones. */

import { transportList } from '../../src/sip/transports.ts';

/** An entry of a snippet file of VS Code. */
export interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

/** The stop for the transport of a Via. */
export const transportChoice = `«transport|${transportList.map(({ viaName }) => viaName).join(',')}»`;

/**
 * `«name:text»` is a stop with what stands there at first, `«name|one,two»` one with a choice;
 * `«name»` repeats an earlier one and changes with it. All else is text.
 */
export function snippetBody(text: string): string[] {
  const numbers = new Map<string, number>();
  const parts = text.split(/«([^»]*)»/u);
  const body = parts.map((part, index) => (index % 2 === 0 ? escaped(part) : stopOf(part, numbers))).join('');
  return `${body}$0`.split('\n');
}

function stopOf(stop: string, numbers: Map<string, number>): string {
  const [, name = '', sign = '', rest = ''] = /^([\w-]+)([:|]?)(.*)$/u.exec(stop) ?? [];
  const known = numbers.get(name);
  if ((known === undefined) !== (sign !== '')) throw new Error(`A stop is set once, and repeated behind that: ${stop}`);
  if (known !== undefined) return `$${known}`;
  const number = numbers.size + 1;
  numbers.set(name, number);
  if (sign === '|') return `\${${number}|${rest}|}`;
  return `\${${number}:${escaped(rest).replaceAll('}', String.raw`\}`)}}`;
}

/** A dollar sign would begin a stop. */
function escaped(text: string): string {
  return text.replaceAll('\\', String.raw`\\`).replaceAll('$', String.raw`\$`);
}
