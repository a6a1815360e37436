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
import { inBlock, type Token } from '../sip/span.ts';
import type { Field, Message } from '../sip/syntax/tree.ts';
import { type Address, addressOf, digitsAtStart, hasBlanks, hostPortOf, pairsOf, splitOutsideQuotes } from './loose.ts';

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
  const elements: string[] = [];
  for (const field of message.fields) {
    if (!isNamed(field, definition)) continue;
    for (const part of splitOutsideQuotes(field.value.text, ',')) {
      const element = unfolded(part);
      if (element !== '') elements.push(element);
    }
  }
  return elements;
}

/** As it is written, without further values of the same field. */
export interface TopmostVia extends Token {
  /** `UDP`, `TCP`, … in upper case. */
  readonly transport: string;
  /** The sent-by; IPv6 without brackets. */
  readonly host: string;
  readonly port: number | undefined;
  readonly branch: string | undefined;
  readonly params: ReadonlyMap<string, string>;
}

/** The Vias that were read: each answer is compared with every request that waits. */
const topmostVias = new WeakMap<Message, TopmostVia>();

/** The topmost Via: the one that the sender of a request wrote, and to which the answer belongs. */
export function topmostVia(message: Message): TopmostVia | undefined {
  const known = topmostVias.get(message);
  if (known !== undefined) return known;
  const via = readTopmostVia(message);
  if (via !== undefined) topmostVias.set(message, via);
  return via;
}

function readTopmostVia(message: Message): TopmostVia | undefined {
  const field = message.fields.find((each) => isNamed(each, Via));
  if (field === undefined) return undefined;
  const [text = ''] = splitOutsideQuotes(field.value.text, ',');
  const [protocol = '', ...rest] = splitOutsideQuotes(unfolded(text), ';');
  const { transport, sentBy } = protocolOf(protocol.trim());
  const params = pairsOf(rest);
  const { host, port } = hostPortOf(sentBy);
  const branch = params.get('branch');
  return {
    start: field.value.start,
    end: inBlock(field.value.start + text.length),
    text,
    transport: transport.toUpperCase(),
    host,
    port,
    branch: branch === '' ? undefined : branch,
    params,
  };
}

/** The branch of the topmost Via: all that matching needs, so what is written as usual is not read any further. */
export function branchOf(message: Message): string | undefined {
  const text = topmostVias.has(message) ? '' : (firstValue(message, Via) ?? '');
  const at = text.indexOf(usualBranch);
  const isUsual = at !== -1 && !/["<,\r\n]/.test(text) && text.toLowerCase().indexOf('branch') === at + 1;
  if (!isUsual) return topmostVia(message)?.branch;
  const from = at + usualBranch.length;
  const end = text.indexOf(';', from);
  const branch = text.slice(from, end === -1 ? undefined : end).trim();
  return branch === '' ? undefined : branch;
}

const usualBranch = ';branch=';

/** As nearly all write it. */
const usualProtocol = 'SIP/2.0/';

function protocolOf(text: string): { readonly transport: string; readonly sentBy: string } {
  const blank = text.startsWith(usualProtocol) ? text.indexOf(' ') : -1;
  const usual = text.slice(usualProtocol.length, blank);
  if (blank > usualProtocol.length && !hasBlanks(usual))
    return { transport: usual, sentBy: text.slice(blank).trimStart() };
  const [, transport = '', sentBy = ''] = /^SIP\s*\/\s*[\d.]+\s*\/\s*(\S+)\s*(.*)$/i.exec(text) ?? [];
  return { transport, sentBy };
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
  const text = unfolded(firstValue(message, CSeq) ?? '');
  const digits = digitsAtStart(text);
  const method = text.slice(digits).trimStart();
  const isWhole = digits > 0 && digits <= 10 && digits + method.length < text.length && method !== '';
  return isWhole && !hasBlanks(method) ? { number: Number(text.slice(0, digits)), method } : undefined;
}

export function callIdOf(message: Message): string | undefined {
  return firstValue(message, CallId);
}

export function tagOf(message: Message, side: typeof From | typeof To): string | undefined {
  const text = firstValue(message, side) ?? '';
  return text.includes(';') ? addressOf(text).params.get('tag') : undefined;
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
