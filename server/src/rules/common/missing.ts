/** What all rules about a missing header field share: when it is missed, where that is said, and with what it is put in. */

import type { Fix } from '../../sip/problem.ts';
import type { Block, Message } from '../../sip/syntax/tree.ts';
import type { Details, Report } from '../report.ts';
import { isComplete, isEnded } from './completeness.ts';
import { addField, guess, safeFix } from './fixes.ts';
import { fieldNamed } from './head.ts';
import { isIntended } from './intended.ts';
import { methodOf, startLineSpan } from './start-lines.ts';

/** True when a field that has to be there is not, in a message that is not still being typed. The name is in lower case. */
export function isMissing(message: Message, name: string): boolean {
  return isComplete(message) && !isIntended(message, name);
}

/** Says at the start line that a field is missing; not as an error while it may still come. */
export function reportMissing(message: Message, report: Report, details: Details = {}): void {
  const span = startLineSpan(message);
  if (isEnded(message) || details.severity !== undefined) report(span, details);
  else report(span, { ...details, severity: 'warning' });
}

/** Puts in a field whose value is sure. */
export function insertion(message: Message, name: string, value: string): Fix {
  return safeFix('insert-field', addField(message, name, value), { line: `${name}: ${value}` });
}

/** Puts in a field whose value somebody has to look at. */
export function likelyInsertion(message: Message, name: string, value: string): Fix {
  return guess('insert-field', addField(message, name, value), { line: `${name}: ${value}` });
}

/** True for a request that begins something of its own: no tag in To, and neither ACK nor CANCEL, which belong to an INVITE. */
export function beginsNewly(message: Message): boolean {
  const method = methodOf(message);
  if (method === undefined || method === 'ACK' || method === 'CANCEL') return false;
  return !/;\s*tag\s*=/iu.test(fieldNamed(message, 'to')?.value.text ?? '');
}

/** In a raw block a template is but braces. */
export function mayHoldTemplates(block: Block): boolean {
  return !block.raw;
}
