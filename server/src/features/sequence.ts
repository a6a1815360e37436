/** The request that a CSeq or a RAck is about: RFC 3261 §8.2.6.2, §9.1, §17.1.1.3, RFC 3262 §7.2. */

import type { Part } from '../rules/calls.ts';
import { headerNamed } from '../sip/headers/index.ts';
import type { BlockOffset } from '../sip/span.ts';
import { elementAt } from '../sip/syntax/at.ts';
import type { Block } from '../sip/syntax/tree.ts';

/** Which of the messages of a call it is; nothing where the cursor is on no such field, or where the request itself says its number. */
export function requestMeant(
  block: Block,
  offset: BlockOffset,
  partsOf: (callId: string) => readonly Part[],
): Part | undefined {
  const element = elementAt(block, offset);
  if (element.part !== 'field-value' || element.template !== undefined) return undefined;
  const header = headerNamed(element.line.name.text)?.name;
  const form = header === 'CSeq' ? /^(?<number>\d+)\s+(?<method>\S+)$/u : /^\d+\s+(?<number>\d+)\s+(?<method>\S+)$/u;
  const { number, method } = form.exec(element.line.value.text)?.groups ?? {};
  if ((header !== 'CSeq' && header !== 'RAck') || number === undefined || method === undefined) return undefined;
  // The first number of a RAck is that of a response.
  const { value } = element.line;
  if (header === 'RAck' && offset <= value.start + value.text.search(/\s/u)) return undefined;
  const callId = block.message?.fields.find(({ name }) => headerNamed(name.text)?.name === 'Call-ID')?.value.text ?? '';
  const parts = partsOf(callId);
  const own = parts.find(({ message }) => message === block.message);
  const wanted = method === 'ACK' || method === 'CANCEL' ? 'INVITE' : method;
  const isOfOther = (part: Part) => part.method !== wanted || part.number !== Number(number);
  const meant = parts.find((part) => part.kind === 'request' && part.fromTag === own?.fromTag && !isOfOther(part));
  return meant === own ? undefined : meant;
}
