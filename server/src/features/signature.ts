/** How what is being typed goes on: the arguments of a function in `{{$…}}`, the value of a directive, the words of a line of SDP, of RAck and of CSeq. */

import { lineType } from '../sip/bodies/sdp/lines.ts';
import { attributeDefinition } from '../sip/bodies/sdp/values/index.ts';
import { directiveNamed } from '../sip/directives/read.ts';
import { functionNamed } from '../sip/functions.ts';
import { headerNamed } from '../sip/headers/index.ts';
import type { BlockOffset } from '../sip/span.ts';
import { elementAt } from '../sip/syntax/at.ts';
import { startOfLine } from '../sip/syntax/lines.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { sdpAt } from './sdp-at.ts';
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
  return (
    callAt(block, offset, words) ??
    directiveAt(block, offset, words) ??
    numberedAt(block, offset, words) ??
    descriptionAt(block, offset, words)
  );
}

/** RFC 3262 §7.2, RFC 3261 §20.16, §20.38, §20.43: words with blanks between them. */
const numbered: Readonly<Record<string, string>> = {
  CSeq: 'CSeq: <number> <method>',
  RAck: 'RAck: <RSeq> <CSeq> <method>',
  Timestamp: 'Timestamp: <seconds> [<delay>]',
  Warning: 'Warning: <code> <agent> "<text>"',
};

function numberedAt(block: Block, offset: BlockOffset, words: Words): Signature | undefined {
  const element = elementAt(block, offset);
  if (element.part !== 'field-value') return undefined;
  const { name, value } = element.line;
  const header = headerNamed(name.text)?.name ?? '';
  const form = numbered[header];
  if (form === undefined) return undefined;
  const typed = block.text.slice(value.start, Math.max(value.start, offset));
  return wordsOf(form, form.indexOf(':') + 1, typed, words('headers', header));
}

/** Lines that are made up of several words: RFC 8866 §5. */
function descriptionAt(block: Block, offset: BlockOffset, words: Words): Signature | undefined {
  const line = sdpAt(block, offset)?.line;
  if (line === undefined || !('letter' in line) || offset <= line.letter.end) return undefined;
  if (line.kind !== 'attribute') {
    const form = lineType(line.letter.text)?.form ?? '';
    const typed = block.text.slice(line.value.start, Math.max(line.value.start, offset));
    return form.includes(' ') ? wordsOf(form, 2, typed, words('sdpLines', line.letter.text)) : undefined;
  }
  const { name, argument } = line;
  const form = attributeDefinition(name.text)?.form ?? '';
  if (argument === undefined || offset < argument.start || !form.includes(' ')) return undefined;
  const before = `a=${name.text}:`;
  const typed = block.text.slice(argument.start, offset);
  return wordsOf(before + form, before.length, typed, words('sdpAttributes', name.text));
}

/** The word of a form that is typed where blanks stand between them; what goes on belongs to the last. */
function wordsOf(label: string, from: number, typed: string, about: string | undefined): Signature {
  const found = [...label.slice(from).matchAll(/[^\s[\]]+(?:\[[^\s\]]*\][^\s[\]]*)*/gu)];
  const parameters = found.map(({ 0: word, index }) => [from + index, from + index + word.length] as const);
  const active = typed.trimStart().split(/[ \t]+/u).length - 1;
  return { label, parameters, active: Math.min(active, parameters.length - 1), about };
}

/** Behind the name of a function and a blank or `(`, in braces that may still be open. */
function callAt({ text }: Block, offset: number, words: Words): Signature | undefined {
  const start = startOfLine(text, offset);
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
