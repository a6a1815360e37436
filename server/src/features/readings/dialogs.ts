/** What names of calls, dialogs and transactions say: which messages of the file have them, and what their counterpart is. */

import type { Part } from '../../rules/calls.ts';
import { fieldNamed } from '../../rules/common/head.ts';
import { type BlockOffset, type Span, spanOf, type Token, touches } from '../../sip/span.ts';
import { statusCode } from '../../sip/status-codes.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import { code } from '../markdown.ts';
import { replacesInUri } from '../mentions.ts';
import { type Reading, type ReadingPlace, type Remark, readingOf } from './reading.ts';

/** More are not named one by one. */
const mostNamed = 8;

/** Which messages of the file have a Call-ID. */
export function callIdReading(value: Token, message: Message, place: ReadingPlace): Reading | undefined {
  const parts = partsOf(message, place);
  if (parts === undefined) return undefined;
  const others = parts.filter((part) => part.message !== message);
  const remark =
    others.length === 0
      ? { key: 'call-alone' }
      : { key: 'call-shared', args: { messages: namesOf(parts), count: parts.length } };
  return readingOf('call-id', value, [remark], 'RFC 3261 §8.1.1.4');
}

/** Which messages have a Call-ID that stands in another header field, such as Replaces. */
export function namedCallReading(value: Token, { partsOf: find }: ReadingPlace): Reading | undefined {
  const parts = /[{\s]/u.test(value.text) ? undefined : find?.(value.text);
  if (parts === undefined || parts.length === 0) return undefined;
  return readingOf('call-id', value, [{ key: 'call-named', args: { messages: namesOf(parts) } }], 'RFC 3261 §20.8');
}

/** RFC 3891 §3, RFC 3261 §19.1.1: the dialog in `?Replaces=` without its escapes. */
export function replacedReading(
  text: string,
  uri: Span,
  offset: BlockOffset,
  place: ReadingPlace,
): Reading | undefined {
  const found = [...text.slice(uri.start, uri.end).matchAll(replacesInUri)].map(({ 0: whole, index, groups }) => {
    const named = groups?.name ?? '';
    const end = uri.start + index + whole.length;
    return { ...spanOf(end - named.length, end), text: named };
  });
  const token = found.find((each) => touches(each, offset));
  if (token === undefined) return undefined;
  try {
    const plain = decodeURIComponent(token.text);
    const parts = place.partsOf?.(plain.split(';', 1)[0] ?? '') ?? [];
    const named = parts.length === 0 ? undefined : { key: 'call-named', args: { messages: namesOf(parts) } };
    return readingOf('dialog', token, [{ key: 'unescaped', args: { text: code(plain) } }, named], 'RFC 3891 §3');
  } catch {
    return undefined;
  }
}

/** Where else in the call a tag stands. */
export function tagReading(value: Token, message: Message, place: ReadingPlace): Reading | undefined {
  const parts = partsOf(message, place);
  if (parts === undefined) return undefined;
  const having = parts.filter(({ fromTag, toTag }) => fromTag === value.text || toTag === value.text);
  const others = having.filter((part) => part.message !== message);
  const remark: Remark =
    others.length === 0
      ? { key: 'tag-alone' }
      : { key: 'tag-shared', args: { count: having.length, first: namesOf(having.slice(0, 1)) } };
  return readingOf('tag', value, [remark], 'RFC 3261 §19.3');
}

/** RFC 3261 §8.1.1.7: what a branch begins with, and the messages of its transaction. */
export function branchReading(value: Token, message: Message, place: ReadingPlace): Reading | undefined {
  const having = (partsOf(message, place) ?? []).filter(({ hop }) => hop?.branch === value.text);
  const cookie = /^z9hG4bK/iu.test(value.text) ? 'branch-cookie' : 'branch-old';
  return readingOf(
    'branch',
    value,
    [{ key: cookie }, having.length > 1 ? { key: 'transaction', args: { messages: namesOf(having) } } : undefined],
    'RFC 3261 §8.1.1.7',
  );
}

/** The number in CSeq: the messages of the call that repeat it. */
export function cseqReading(
  value: Token,
  message: Message,
  place: ReadingPlace,
  offset: BlockOffset,
): Reading | undefined {
  const number = numberAt(value);
  const parts = partsOf(message, place);
  const own = parts?.find((part) => part.message === message);
  if (number === undefined || parts === undefined || own === undefined || !touches(number, offset)) return undefined;
  const same = parts.filter((part) => part.number === own.number && part.fromTag === own.fromTag);
  const remark: Remark =
    same.length < 2 ? { key: 'cseq-alone' } : { key: 'cseq-shared', args: { messages: namesOf(same) } };
  return readingOf('cseq', number, [remark], 'RFC 3261 §8.1.1.5');
}

/** RFC 3262 §7.1, §7.2: RSeq and the RAck that acknowledges it. */
export function rseqReading(value: Token, message: Message, place: ReadingPlace): Reading | undefined {
  const parts = partsOf(message, place);
  if (parts === undefined) return undefined;
  const answering = parts.filter((part) => beginsWith(part, 'rack', value.text));
  const remark: Remark =
    answering.length === 0 ? { key: 'rseq-open' } : { key: 'rseq-answered', args: { messages: namesOf(answering) } };
  return readingOf('rseq', value, [remark], 'RFC 3262 §7.1');
}

/** The two numbers in RAck: that of a response, and that of the request that it answers. */
export function rackReading(
  value: Token,
  message: Message,
  place: ReadingPlace,
  offset: BlockOffset,
): Reading | undefined {
  const numbers = numbersIn(value);
  const parts = partsOf(message, place);
  const index = numbers.findIndex((number) => touches(number, offset));
  const number = numbers[index];
  if (number === undefined || parts === undefined || index > 1) return undefined;
  const meant =
    index === 0
      ? parts.filter((part) => beginsWith(part, 'rseq', number.text))
      : parts.filter(
          (part) => part.kind === 'request' && String(part.number) === number.text && part.method === methodIn(value),
        );
  const key = index === 0 ? 'rack-response' : 'rack-request';
  const remark: Remark = meant.length === 0 ? { key: `${key}-missing` } : { key, args: { messages: namesOf(meant) } };
  return readingOf('rack', number, [remark], 'RFC 3262 §7.2');
}

function methodIn({ text }: Token): string {
  return /\S+$/u.exec(text)?.[0] ?? '';
}

function beginsWith({ message }: Part, header: string, number: string): boolean {
  const value = fieldNamed(message, header)?.value;
  return value !== undefined && numberAt(value)?.text === number;
}

function numberAt(value: Token): Token | undefined {
  return numbersIn(value)[0];
}

function numbersIn({ start, text }: Token): readonly Token[] {
  return Array.from(text.matchAll(/(?<!\S)\d+(?!\S)/gu), ({ 0: digits, index }) => ({
    ...spanOf(start + index, start + index + digits.length),
    text: digits,
  }));
}

/** The messages with the Call-ID of a message, itself among them; nothing where they are not known, or too many to be compared. */
function partsOf(message: Message, { partsOf: find }: ReadingPlace): readonly Part[] | undefined {
  const callId = fieldNamed(message, 'call-id')?.value.text ?? '';
  const parts = callId === '' || callId.includes('{{') ? undefined : find?.(callId);
  return parts?.some((part) => part.message === message) === true ? parts : undefined;
}

/** `INVITE`, `180 Ringing`, in the order of the file. */
function namesOf(parts: readonly Part[]): string {
  const names = parts.slice(0, mostNamed).map(({ kind, status, message: { startLine } }) => {
    if (kind === 'response' && status !== undefined)
      return code(`${status} ${statusCode(status)?.phrase ?? ''}`.trim());
    return code(startLine.kind === 'request' ? startLine.method.text : '?');
  });
  return names.join(' · ') + (parts.length > mostNamed ? ' · …' : '');
}
