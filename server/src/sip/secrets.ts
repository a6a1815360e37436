/** Which templates stand for what must not be shown: `{{$secret name}}`, what `# @prompt-secret` asks for, and variables made of them. */

import { defaultsFor, directivesNamed } from './directives/read.ts';
import { readExpression } from './expression.ts';
import { readTemplates } from './syntax/templates.ts';
import type { Block } from './syntax/tree.ts';
import { scopeOf } from './variables.ts';

/** Tells it of the text of a template, with its braces. */
export function secretTemplates(block: Block, defaults: readonly Block[]): (text: string) => boolean {
  const asked = [block, ...defaultsFor(block, defaults)].flatMap((each) => directivesNamed(each, 'prompt-secret'));
  const names = new Set(asked.map(({ value }) => value.text.split(/\s/u, 1)[0] ?? ''));
  const { own, inherited } = scopeOf(block, defaults);
  const values = new Map([...inherited, ...own]);
  const isSecret = (text: string, seen: ReadonlySet<string>): boolean =>
    readTemplates(text, 0, false).some(({ expression }) => {
      const read = readExpression(expression.text);
      if (read.kind === 'function') return read.name.toLowerCase() === 'secret';
      if (read.kind !== 'variable' || seen.has(read.name)) return false;
      const value = values.get(read.name);
      return names.has(read.name) || (value !== undefined && isSecret(value.text, new Set([...seen, read.name])));
    });
  return (text) => isSecret(text, new Set());
}
