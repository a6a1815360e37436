/** What the user agent asks of a message: its topmost Via, CSeq, Call-ID, tags, routes, contact and lengths. */

import { CallId } from '../sip/headers/call-id.ts';
import { Contact } from '../sip/headers/contact.ts';
import { ContentType } from '../sip/headers/content-type.ts';
import { CSeq } from '../sip/headers/cseq.ts';
import type { From } from '../sip/headers/from.ts';
import type { HeaderDefinition } from '../sip/headers/header.ts';
import type { To } from '../sip/headers/to.ts';
import { Via } from '../sip/headers/via.ts';
import type { Edit } from '../sip/problem.ts';
import { type Token, tokenOf } from '../sip/span.ts';
import type { Field, Message } from '../sip/syntax/tree.ts';
import { type Address, addressOf, hostPortOf, pairsOf, splitOutsideQuotes } from './loose.ts';

/** A header, of whose definition the names are enough here. */
export type Named = Pick<HeaderDefinition, 'name' | 'compact'>;

/** All fields of a header, by its long or compact name, in order. */
export function fieldsOf(message: Message, named: Named): readonly Field[] {
  return message.fields.filter((field) => isNamed(field, named));
}

function isNamed({ name: { text } }: Field, { name, compact }: Named): boolean {
  // Most names differ in length, and most that do not are written as they are defined.
  if (text.length === name.length) return text === name || text.toLowerCase() === name.toLowerCase();
  return text.length === compact?.length && text.toLowerCase() === compact;
}

/** The value of the first field of a header, as it is written. */
export function firstValue(message: Message, definition: Named): string | undefined {
  return message.fields.find((field) => isNamed(field, definition))?.value.text;
}

/** The elements of all fields of a header whose values commas separate: RFC 3261 §7.3.1. Folds are undone. */
export function elementsOf(message: Message, definition: Named): readonly string[] {
  return fieldsOf(message, definition)
    .flatMap(({ value }) => splitOutsideQuotes(value.text, ','))
    .map(unfolded)
    .filter((element) => element !== '');
}

/** As it is written, without further values of the same field. */
export interface TopmostVia extends Token {
  /** `UDP`, `TCP`, … in upper case. */
  readonly transport: string;
  /** The sent-by; IPv6 without brackets. */
  readonly host: string;
  readonly port?: number;
  readonly branch?: string;
  readonly params: ReadonlyMap<string, string>;
}

/** The Vias that were read: each answer is compared with every request that waits. */
const topmostVias = new WeakMap<Message, TopmostVia | undefined>();

/** The topmost Via: the one that the sender of a request wrote, and to which the answer belongs. */
export function topmostVia(message: Message): TopmostVia | undefined {
  if (!topmostVias.has(message)) topmostVias.set(message, readTopmostVia(message));
  return topmostVias.get(message);
}

function readTopmostVia(message: Message): TopmostVia | undefined {
  const field = fieldsOf(message, Via)[0];
  if (field === undefined) return undefined;
  const [text = ''] = splitOutsideQuotes(field.value.text, ',');
  const [protocol = '', ...rest] = splitOutsideQuotes(unfolded(text), ';');
  const [, transport = '', sentBy = ''] = /^SIP\s*\/\s*[\d.]+\s*\/\s*(\S+)\s*(.*)$/i.exec(protocol.trim()) ?? [];
  const params = pairsOf(rest);
  const branch = params.get('branch');
  return {
    ...tokenOf(message.source, field.value.start, field.value.start + text.length),
    transport: transport.toUpperCase(),
    ...hostPortOf(sentBy),
    ...(branch === undefined || branch === '' ? {} : { branch }),
    params,
  };
}

/** What gives a message another branch; nothing where it has no Via. */
export function branchEdits(message: Message, branch: string): Edit[] {
  const via = topmostVia(message);
  return via === undefined ? [] : [{ start: via.start, end: via.end, text: withParameter(via, 'branch', branch) }];
}

/** The text of a Via with another value of a parameter, which is added where it is missing; all else stays as it is written. */
export function withParameter(via: TopmostVia, name: string, value: string): string {
  const parts = splitOutsideQuotes(via.text, ';');
  const at = parts.findIndex((part, index) => index > 0 && nameOf(part) === name);
  if (at === -1) return `${via.text};${name}=${value}`;
  const part = parts[at] ?? '';
  const [before = ''] = part.split('=', 1);
  return parts.with(at, `${before.trimEnd()}=${value}${part.slice(part.trimEnd().length)}`).join(';');
}

function nameOf(parameter: string): string {
  return (parameter.split('=', 1)[0] ?? '').trim().toLowerCase();
}

export interface Sequence {
  readonly number: number;
  readonly method: string;
}

/** RFC 3261 §20.16. */
export function sequenceOf(message: Message): Sequence | undefined {
  const [, number, method] = /^(\d{1,10})\s+(\S+)$/.exec(unfolded(firstValue(message, CSeq) ?? '')) ?? [];
  return number === undefined || method === undefined ? undefined : { number: Number(number), method };
}

export function callIdOf(message: Message): string | undefined {
  return firstValue(message, CallId);
}

export function tagOf(message: Message, side: typeof From | typeof To): string | undefined {
  return addressOf(firstValue(message, side) ?? '').params.get('tag');
}

/** The first contact, unless it is the `*` of a REGISTER. */
export function contactOf(message: Message): Address | undefined {
  const [first = '*'] = elementsOf(message, Contact);
  return first === '*' ? undefined : addressOf(first);
}

/** True when the message carries an offer or answer: RFC 3264 has it in SDP, alone or as a part of a body. */
export function hasSessionDescription(message: Message): boolean {
  const type = (firstValue(message, ContentType) ?? '').toLowerCase();
  return (message.body?.text ?? '').trim() !== '' && /^\s*(application\/sdp|multipart\/)/.test(type);
}

/** Folds count as one blank: RFC 3261 §7.3.1. */
export function unfolded(text: string): string {
  const isFolded = text.includes('\n') || text.includes('\r');
  return (isFolded ? text.replaceAll(/(?:\r\n|\r|\n)[ \t]+/g, ' ') : text).trim();
}
