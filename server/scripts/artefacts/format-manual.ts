/** The tables of the manual of the file format; the text around them is written by hand. */

import { readFileSync } from 'node:fs';
import { type DirectiveDefinition, directives } from '../../src/sip/directives/directive.ts';
import { functions } from '../../src/sip/functions.ts';
import { directives as aboutDirective } from '../../src/texts/en/directives.ts';
import { functions as aboutFunction } from '../../src/texts/en/functions.ts';
import { inRepository } from '../repository.ts';

export const path = 'docs/format.md';

export function content(): string {
  const text = readFileSync(inRepository(path), 'utf8');
  return [
    ['directives', directiveTable(directives)],
    ['functions', functionTable()],
  ].reduce((whole, [name = '', table = '']) => withTable(whole, name, table), text);
}

/** A table stands between two comments that name it. */
function withTable(text: string, name: string, table: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [start, end] = [text.indexOf(open), text.indexOf(close)];
  if (start === -1 || end < start) throw new Error(`${path} has no place for ${name}.`);
  return `${text.slice(0, start + open.length)}\n\n${table}\n\n${text.slice(end)}`;
}

function directiveTable(entries: readonly DirectiveDefinition[]): string {
  const rows = entries.map(({ key, form, inherited, example }) => {
    const meaning = (aboutDirective as Readonly<Record<string, string>>)[key] ?? '';
    return `| ${code(`# @${key} ${form}`.trim())} | ${cell(meaning)} | ${inherited === true ? 'yes' : ''} | ${code(example)} |`;
  });
  return ['| directive | meaning | for the whole file too | example |', '|---|---|---|---|', ...rows].join('\n');
}

function functionTable(): string {
  const rows = functions.map(({ name, form, example }) => {
    const meaning = (aboutFunction as Readonly<Record<string, string>>)[name] ?? '';
    return `| ${code(`{{${form}}}`)} | ${cell(meaning)} | ${code(`{{${example}}}`)} |`;
  });
  return ['| function | stands for | example |', '|---|---|---|', ...rows].join('\n');
}

function code(text: string): string {
  return `\`${cell(text)}\``;
}

/** A bar would begin the next cell, in code as well. */
function cell(text: string): string {
  return text.replaceAll('|', String.raw`\|`);
}
