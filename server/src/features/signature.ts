/** How what is being typed goes on: the arguments of a function in `{{$…}}`, and the value of a directive. */

import { directiveNamed } from '../sip/directives/read.ts';
import { functionNamed } from '../sip/functions.ts';
import type { BlockOffset } from '../sip/span.ts';
import { elementAt } from '../sip/syntax/at.ts';
import type { Block } from '../sip/syntax/tree.ts';
import type { Words } from './words.ts';

export interface Signature {
  readonly label: string;
  /** Where the arguments stand in the label. */
  readonly parameters: readonly (readonly [start: number, end: number])[];
  /** The argument under the cursor, counted from 0. */
  readonly active: number;
  readonly about: string | undefined;
}

/** What stands between arguments without commas. */
const blanks = /[\s=]+/u;

/** The signature at a place; nothing where no argument can stand. */
export function signatureAt(block: Block, offset: BlockOffset, words: Words): Signature | undefined {
  if (block.raw) return undefined;
  return callAt(block, offset, words) ?? directiveAt(block, offset, words);
}

/** Behind the name of a function and a blank or `(`, in braces that may still be open. */
function callAt({ text }: Block, offset: number, words: Words): Signature | undefined {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const line = text.slice(start, offset);
  const open = line.lastIndexOf('{{');
  if (open === -1 || line.includes('}}', open)) return undefined;
  const call = /^\{\{[ \t]*\$(?<name>[\w.]+)(?<sign>[ \t]+|\()(?<args>.*)$/u.exec(line.slice(open))?.groups;
  const definition = functionNamed(call?.name ?? '');
  if (call === undefined || definition === undefined) return undefined;
  const { form, name } = definition;
  const parameters = parametersIn(form, name.length + 1);
  if (parameters.length === 0) return undefined;
  const typed = argumentsIn(call.args ?? '', call.sign === '(' ? /,/u : blanks);
  return { label: form, parameters, active: Math.min(typed, parameters.length - 1), about: words('functions', name) };
}

function directiveAt(block: Block, offset: BlockOffset, words: Words): Signature | undefined {
  const element = elementAt(block, offset);
  if (element.part !== 'directive-value') return undefined;
  const { key, value } = element.line;
  const definition = directiveNamed(key.text);
  if (definition === undefined || definition.form === '') return undefined;
  const before = `# @${definition.key} `;
  const parameters = parametersIn(before + definition.form, before.length);
  if (parameters.length === 0) return undefined;
  const typed = argumentsIn(block.text.slice(value.start, Math.max(value.start, offset)), blanks);
  return {
    label: before + definition.form,
    parameters,
    active: Math.min(typed, parameters.length - 1),
    about: words('directives', definition.key),
  };
}

/** How many arguments stand before the one that is being typed; what is in quotes is one. */
function argumentsIn(typed: string, between: RegExp): number {
  const plain = typed.replaceAll(/"[^"]*(?:"|$)|'[^']*(?:'|$)|\{\{[^{}]*(?:\}\}|$)/gu, 'x');
  const [first, ...others] = plain.split(between);
  return first === '' ? Math.max(0, others.length - 1) : others.length;
}

/** The words of a form that are to be filled in or chosen, from a place on. */
function parametersIn(form: string, from: number): readonly (readonly [number, number])[] {
  const found = form.slice(from).matchAll(/[^\s,()[\]=]+/gu);
  return [...found]
    .filter(([word]) => /[<|]/u.test(word) || /^[a-z]+$/u.test(word))
    .map(({ 0: word, index }) => [from + index, from + index + word.length] as const);
}
