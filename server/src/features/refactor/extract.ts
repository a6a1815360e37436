/** What is selected becomes a variable of the block: a line `@name = …` above the message, and `{{name}}` in its place. */

import { headerNamed } from '../../sip/headers/index.ts';
import type { Edit } from '../../sip/problem.ts';
import { type Span, spanOf } from '../../sip/span.ts';
import { type Element, elementAt } from '../../sip/syntax/at.ts';
import { insert, lineEndOf, replace } from '../../sip/syntax/edit.ts';
import type { Block, Message } from '../../sip/syntax/tree.ts';
import { promisedNames, scopeOf } from '../../sip/variables.ts';
import { shapeOf } from '../field-shape.ts';
import { placeInBareUri, placeInValue, type ValuePlace } from '../value-place.ts';
import type { Refactoring, RefactoringPlace } from './refactoring.ts';

/** Where a variable may stand in a message. */
const parts: ReadonlySet<Element['part']> = new Set(['uri', 'reason', 'field-value', 'body'] as const);

/** No line of the file that is longer is any clearer for it. */
const longest = 500;

export function extractions(place: RefactoringPlace): readonly Refactoring[] {
  const { block, selection } = place;
  const { message } = block;
  const text = block.text.slice(selection.start, selection.end);
  if (message === undefined || block.raw || !canBeValue(text, block)) return [];
  const element = elementAt(block, selection.start);
  const isWhole = elementAt(block, selection.end).part === element.part && !cutsTemplate(block, selection);
  if (!parts.has(element.part) || !isWhole) return [];
  const name = freeName(suggestion(element, block.text, selection), place);
  const definition = insert(message.start, `@${name} = ${text}${lineEndOf(message)}`);
  const others = occurrences(block, message, text);
  const here = offer('refactor-extract', name, [definition, replace(selection, `{{${name}}}`)]);
  if (others.length < 2 || !others.some(({ start }) => start === selection.start)) return [here];
  const everywhere = [definition, ...others.map((span) => replace(span, `{{${name}}}`))];
  return [here, offer('refactor-extract-all', name, everywhere, others.length)];
}

function offer(title: string, name: string, edits: readonly Edit[], count = 1): Refactoring {
  return { title, args: { name, count }, kind: 'extract', edits };
}

/** A variable keeps no blanks around its value, and braces and escapes would mean something else there. */
function canBeValue(text: string, { escapes }: Block): boolean {
  if (text.length > longest || text !== text.trim() || text === '' || /[\r\n{}]/u.test(text)) return false;
  return !escapes || !text.includes('\\');
}

function cutsTemplate({ templates }: Block, { start, end }: Span): boolean {
  return templates.some((each) => each.start < end && start < each.end);
}

/** The same text elsewhere in the message, where it stands as a word of its own and a variable may stand too. */
function occurrences(block: Block, message: Message, text: string): readonly Span[] {
  const found: Span[] = [];
  for (let at = block.text.indexOf(text, message.start); at !== -1; at = block.text.indexOf(text, at + text.length)) {
    const span = spanOf(at, at + text.length);
    if (isWord(block.text, span) && !cutsTemplate(block, span) && isInOnePart(block, span)) found.push(span);
  }
  return found;
}

function isInOnePart(block: Block, { start, end }: Span): boolean {
  const { part } = elementAt(block, start);
  return parts.has(part) && elementAt(block, end).part === part;
}

function isWord(text: string, { start, end }: Span): boolean {
  const isLetter = (at: number): boolean => /[\p{L}\p{N}_]/u.test(text.charAt(at));
  return !(isLetter(start - 1) && isLetter(start)) && !(isLetter(end) && isLetter(end - 1));
}

/** What the selection seems to be. */
function suggestion(element: Element, text: string, { start, end }: Span): string {
  if (element.part === 'uri') return inUri(text, placeInBareUri(text, element.token, start), start, end);
  if (element.part !== 'field-value') return element.part === 'body' ? 'text' : 'reason';
  const definition = headerNamed(element.line.name.text);
  const place = placeInValue(text, element.line.value, start, shapeOf(definition));
  if ('param' in place) return place.kind === 'param-value' ? camelCase(place.param.name.text) : 'param';
  if (place.kind === 'uri') return inUri(text, place, start, end);
  return camelCase(definition?.name ?? element.line.name.text);
}

function inUri(text: string, { element }: ValuePlace, start: number, end: number): string {
  const { uri } = element;
  if (uri === undefined) return 'uri';
  const sign = text.indexOf('@', uri.start);
  const hasUser = sign !== -1 && sign < uri.end;
  if (start <= uri.start && text.slice(start, end).includes(':')) return 'uri';
  if (hasUser && end <= sign) return 'user';
  return hasUser && start <= sign ? 'address' : 'host';
}

function camelCase(name: string): string {
  const [first = 'value', ...rest] = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return first.toLowerCase() + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join('');
}

/** A name that nothing in the block or in the file has. */
function freeName(wanted: string, { block, defaults }: RefactoringPlace): string {
  const { own, inherited } = scopeOf(block, defaults);
  const promised = [block, ...defaults].flatMap((each) => [...promisedNames(each)]);
  const taken = new Set([...own.keys(), ...inherited.keys(), ...promised]);
  const isFree = (name: string): boolean => !taken.has(name) && !block.text.includes(`{{${name}}}`);
  let name = wanted;
  for (let count = 2; !isFree(name); count += 1) name = `${wanted}${count}`;
  return name;
}
