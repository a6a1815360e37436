/** What the user agent asks of a message: its topmost Via, CSeq, Call-ID, tags, routes, contact and lengths. */

import { type Token, tokenOf } from '../sip/span.ts';
import type { Field, Message } from '../sip/syntax/tree.ts';
import { type Address, addressOf, hostPortOf, pairsOf, splitOutsideQuotes } from './loose.ts';

/** Compact forms: RFC 3261 §7.3.3 and the RFCs that define the others. */
const compactForms: Readonly<Record<string, string>> = {
  via: 'v',
  from: 'f',
  to: 't',
  'call-id': 'i',
  contact: 'm',
  'content-length': 'l',
  'content-type': 'c',
  'content-encoding': 'e',
  supported: 'k',
  subject: 's',
};

/** All fields of a name, given in its long form, in order. */
export function fieldsOf(message: Message, name: string): readonly Field[] {
  const long = name.toLowerCase();
  const compact = compactForms[long];
  return message.fields.filter((field) => {
    const own = field.name.text.toLowerCase();
    return own === long || own === compact;
  });
}

/** The value of the first field of a name, as it is written. */
export function firstValue(message: Message, name: string): string | undefined {
  return fieldsOf(message, name)[0]?.value.text;
}

/** The elements of all fields of a name whose values commas separate: RFC 3261 §7.3.1. Folds are undone. */
export function elementsOf(message: Message, name: string): readonly string[] {
  return fieldsOf(message, name)
    .flatMap(({ value }) => splitOutsideQuotes(value.text, ','))
    .map(unfolded)
    .filter((element) => element !== '');
}

/** As it is written, without further values of the same field. */
export interface Via extends Token {
  /** `UDP`, `TCP`, … in upper case. */
  readonly transport: string;
  /** The sent-by; IPv6 without brackets. */
  readonly host: string;
  readonly port?: number;
  readonly branch?: string;
  readonly params: ReadonlyMap<string, string>;
}

/** The topmost Via: the one that the sender of a request wrote, and to which the answer belongs. */
export function topmostVia(message: Message): Via | undefined {
  const field = fieldsOf(message, 'Via')[0];
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

/** The text of a Via with another branch; all else stays as it is written. */
export function withOtherBranch(via: Via, branch: string): string {
  const other = via.text.replace(/(;\s*branch)(?:\s*=\s*[^;,\s]*)?/i, `$1=${branch}`);
  return via.params.has('branch') ? other : `${via.text};branch=${branch}`;
}

export interface Sequence {
  readonly number: number;
  readonly method: string;
}

/** RFC 3261 §20.16. */
export function sequenceOf(message: Message): Sequence | undefined {
  const [, number, method] = /^(\d{1,10})\s+(\S+)$/.exec(unfolded(firstValue(message, 'CSeq') ?? '')) ?? [];
  return number === undefined || method === undefined ? undefined : { number: Number(number), method };
}

export function callIdOf(message: Message): string | undefined {
  return firstValue(message, 'Call-ID');
}

export function tagOf(message: Message, name: 'From' | 'To'): string | undefined {
  return addressOf(firstValue(message, name) ?? '').params.get('tag');
}

/** The first contact, unless it is the `*` of a REGISTER. */
export function contactOf(message: Message): Address | undefined {
  const [first = '*'] = elementsOf(message, 'Contact');
  return first === '*' ? undefined : addressOf(first);
}

/** True when the message carries an offer or answer: RFC 3264 has it in SDP, alone or as a part of a body. */
export function hasSessionDescription(message: Message): boolean {
  const type = (firstValue(message, 'Content-Type') ?? '').toLowerCase();
  return (message.body?.text ?? '').trim() !== '' && /^\s*(application\/sdp|multipart\/)/.test(type);
}

/** Folds count as one blank: RFC 3261 §7.3.1. */
export function unfolded(text: string): string {
  return text.replaceAll(/(?:\r\n|\r|\n)[ \t]+/g, ' ').trim();
}
