/** What other messages of a file say and this one may say as well: addresses, calls, tags, branches, and the numbers that follow theirs. */

import { headerNamed } from '../../sip/headers/index.ts';
import { methodNamed } from '../../sip/methods.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import { type MentionKind, mentionsOf } from '../mentions.ts';
import { looseElements } from '../value-place.ts';
import type { CompletionPlace } from './item.ts';

/** A longer list is not read. */
const most = 30;

/** Where an address stands that a request may be sent to. */
const addressed: ReadonlySet<string> = new Set(['Contact', 'From', 'P-Asserted-Identity', 'Refer-To', 'Route', 'To']);

/** The URIs of other messages, those of start lines first. */
export function urisElsewhere(place: CompletionPlace): readonly string[] {
  const messages = messagesAround(place);
  const requested = messages.flatMap(({ startLine }) => (startLine.kind === 'request' ? [startLine.uri.text] : []));
  return few([...requested, ...messages.flatMap(urisIn)]);
}

/** The names of a kind, such as Call-IDs, in other messages; those first that stand in the same header field there, as the tag of the one whom a call reaches does in To. */
export function namesElsewhere(place: CompletionPlace, kind: MentionKind, header: string): readonly string[] {
  const mentions = (place.others?.() ?? []).flatMap(mentionsOf);
  const names = few(mentions.filter((mention) => mention.kind === kind).map(({ name }) => name));
  const same = messagesAround(place)
    .map((message) => valueIn(message, header) ?? '')
    .join('\n');
  return [...names.filter((name) => same.includes(name)), ...names.filter((name) => !same.includes(name))];
}

/** RFC 3261 §12.2.1.1: within a dialog, From and To are those of its messages, with both tags, one way or the other. */
export function partiesElsewhere(place: CompletionPlace, header: 'From' | 'To'): readonly string[] {
  const own = valueIn(place.block.message, 'Call-ID');
  const { startLine } = place.block.message ?? {};
  const method = startLine?.kind === 'request' ? methodNamed(startLine.method.text) : undefined;
  const isWithin = method !== undefined && !method.outsideDialog;
  const around = messagesAround(place).filter((message) =>
    own === undefined ? isWithin : valueIn(message, 'Call-ID') === own,
  );
  const there = (name: string) => around.map((message) => valueIn(message, name) ?? '');
  const tagged = (values: readonly string[]) => values.filter((value) => /;[ \t]*tag=/iu.test(value));
  const other = header === 'From' ? 'To' : 'From';
  return few([...tagged(there(header)), ...tagged(there(other))]);
}

/** RFC 3261 §12.2.1.1: a request in a dialog has the number behind the last; ACK and CANCEL have that of their INVITE (§9.1, §17.1.1.3). */
export function sequencesElsewhere(place: CompletionPlace, method: string): readonly string[] {
  const own = valueIn(place.block.message, 'Call-ID');
  const numbers = messagesAround(place)
    .filter((message) => own !== undefined && valueIn(message, 'Call-ID') === own)
    .flatMap((message) => {
      const [, number, of] = /^(\d{1,10})\s+(\S+)$/u.exec(valueIn(message, 'CSeq') ?? '') ?? [];
      return number === undefined ? [] : [{ number: Number(number), of }];
    });
  const isPart = method === 'ACK' || method === 'CANCEL';
  const counted = isPart ? numbers.filter(({ of }) => of === 'INVITE') : numbers;
  if (counted.length === 0) return [];
  return [`${Math.max(...counted.map(({ number }) => number)) + (isPart ? 0 : 1)} ${method}`];
}

/** RFC 3262 §7.2: RAck repeats RSeq and CSeq of the response. */
export function acknowledgeable(place: CompletionPlace): readonly string[] {
  return few(
    messagesAround(place).flatMap((message) => {
      const [number, sequence] = [valueIn(message, 'RSeq'), valueIn(message, 'CSeq')];
      return number === undefined || sequence === undefined ? [] : [`${number} ${sequence}`];
    }),
  );
}

/** The other messages of the file. */
export function messagesAround({ others }: CompletionPlace): readonly Message[] {
  return (others?.() ?? []).flatMap(({ message }) => message ?? []);
}

function urisIn({ source, fields }: Message): string[] {
  const named = fields.filter(({ name }) => addressed.has(headerNamed(name.text)?.name ?? ''));
  return named
    .flatMap(({ value }) => looseElements(source, value.start, value.end))
    .flatMap(({ uri }) => (uri === undefined ? [] : source.slice(uri.start, uri.end)));
}

/** What a header field of a message holds, as it is written. */
export function valueIn(message: Message | undefined, wanted: string): string | undefined {
  return message?.fields.find(({ name }) => headerNamed(name.text)?.name === wanted)?.value.text;
}

/** Each once. What is made anew with each message is not the same in another. */
function few(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
    .filter((text) => text !== '' && !text.includes('{{$') && !/[\r\n]/u.test(text))
    .slice(0, most);
}
