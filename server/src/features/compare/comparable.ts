/** A message with a name in place of everything that no two of its kind have alike, so that what is left can be compared. */

import { partsAs } from '../../sip/bodies/index.ts';
import { isSdpField, sdp } from '../../sip/bodies/sdp.ts';
import { headerNamed } from '../../sip/headers/index.ts';
import type { Edit } from '../../sip/problem.ts';
import { inBlock, type Token } from '../../sip/span.ts';
import { applyEdits } from '../../sip/syntax/edit.ts';
import { parseBlock } from '../../sip/syntax/parse.ts';
import type { Block, Message } from '../../sip/syntax/tree.ts';
import { type Volatile, volatiles } from './volatile.ts';

/** A stretch of the message that is another each time. */
interface Found {
  readonly start: number;
  readonly end: number;
  readonly what: Volatile;
}

/** Shorter values may stand in other places by chance. */
const shortestRepeated = 6;

/**
 * What of a message may be compared: by the rules of `volatiles`, whatever the other message says.
 * `local` is our own end of the way, as `192.0.2.1:40123`, of which the system chooses the port.
 */
export function comparable(text: string, local?: string): string {
  const block = parseBlock(text);
  const { message } = block;
  if (message === undefined) return text;
  const found = [...inHead(message), ...inDescriptions(block)];
  const edits = found.map(({ start, end, what }) => editOf(start, end, what.name));
  return applyEdits(text, withoutOverlaps([...edits, ...repeated(text, found), ...ownPorts(message, local)]));
}

function inHead({ fields }: Message): Found[] {
  return fields.flatMap(({ name, value }) => {
    const definition = headerNamed(name.text);
    return volatiles
      .filter(({ headers = [] }) => definition !== undefined && headers.includes(definition))
      .flatMap((what) => inValue(value, what));
  });
}

function inDescriptions(block: Block): Found[] {
  const lines = partsAs(block, sdp).flatMap(({ tree }) => tree.lines.filter(isSdpField));
  return lines.flatMap(({ letter, value }) => {
    const line = `${letter.text}=${value.text}`;
    return volatiles.flatMap((what) => {
      const beginning = what.lines?.find((each) => line.startsWith(each));
      if (beginning === undefined) return [];
      const rest = { start: value.start + beginning.length - 2, text: line.slice(beginning.length) };
      return inValue(rest, what);
    });
  });
}

function inValue({ start, text }: Pick<Token, 'text'> & { readonly start: number }, what: Volatile): Found[] {
  const { param, pattern } = what;
  const spans =
    param !== undefined
      ? paramSpans(text, param)
      : pattern !== undefined
        ? groupSpan(text, pattern)
        : [[0, text.length] as const];
  return spans.filter(([from, to]) => to > from).map(([from, to]) => ({ start: start + from, end: start + to, what }));
}

type Stretch = readonly [from: number, to: number];

/** Quoted strings are passed over, so that nothing in them looks like a parameter. Malformed fields are looked through all the same; a quote that is not closed goes to the end. */
const paramPattern =
  /"(?:[^"\\]|\\[\s\S]?)*"?|(?<![^;,\s])(?<name>[\w-]+)\s*=\s*(?<value>"(?:[^"\\]|\\[\s\S]?)*"?|[^\s;,>"]*)/dgu;

function paramSpans(text: string, name: string): Stretch[] {
  return Array.from(text.matchAll(paramPattern)).flatMap(({ groups, indices }) => {
    const value = indices?.groups?.value;
    return groups?.name?.toLowerCase() === name && value !== undefined ? [value] : [];
  });
}

function groupSpan(text: string, pattern: RegExp): Stretch[] {
  const match = pattern.exec(text);
  if (match === null) return [];
  const from = match.index + match[0].lastIndexOf(match[1] ?? '');
  return [[from, from + (match[1] ?? '').length]];
}

/** Such as the tag of From in a parameter of a Record-Route, or the boundary between the parts of a body. */
function repeated(text: string, found: readonly Found[]): Edit[] {
  const values = new Map<string, string>();
  for (const { start, end, what } of found) {
    const value = text.slice(start, end).replaceAll(/^"|"$/gu, '');
    if (what.isRepeated === true && value.length >= shortestRepeated) values.set(value, what.name);
  }
  return [...values].flatMap(([value, name]) =>
    occurrences(text, value).map((at) => editOf(at, at + value.length, name)),
  );
}

/** Where the system has chosen our port it stands in what is copied from the request, and in the Contact of a registrar's answer. */
function ownPorts({ fields }: Message, local: string | undefined): Edit[] {
  const at = local?.lastIndexOf(':') ?? -1;
  if (local === undefined || at === -1) return [];
  return fields.flatMap(({ value }) =>
    occurrences(value.text, local).map((from) =>
      editOf(value.start + from + at + 1, value.start + from + local.length, 'port'),
    ),
  );
}

/** Where it stands by itself, not as a part of something longer. */
function occurrences(text: string, value: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + value.length)) {
    const isWord = (character: string | undefined) => character !== undefined && /[\w.]/u.test(character);
    if (!isWord(text[at - 1]) && !isWord(text[at + value.length])) found.push(at);
  }
  return found;
}

function editOf(start: number, end: number, name: string): Edit {
  return { start: inBlock(start), end: inBlock(end), text: `⟨${name}⟩` };
}

function withoutOverlaps(edits: readonly Edit[]): Edit[] {
  const ordered = edits.toSorted((one, other) => one.start - other.start);
  const kept: Edit[] = [];
  for (const edit of ordered) if (edit.start >= (kept.at(-1)?.end ?? 0)) kept.push(edit);
  return kept;
}
