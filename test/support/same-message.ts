/** What a message says, without how it is written: for the proof that a change of its text leaves it the same. */

import assert from 'node:assert/strict';
import { headerNamed } from '../../server/src/sip/headers/index.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';
import type { Field, Message } from '../../server/src/sip/syntax/tree.ts';
import { readingOf } from '../../server/src/sip/values-of.ts';

/** What two texts of one block must have in common; header fields of one name count in their order, others do not. */
export function meaningOf(text: string): unknown {
  const { message, preamble } = parseBlock(text);
  if (message === undefined) return { preamble: preamble.length };
  const { startLine, fields, head, body } = message;
  const values = new Map<string, unknown[]>();
  for (const field of fields) {
    const name = (headerNamed(field.name.text)?.name ?? field.name.text).toLowerCase();
    values.set(name, [...(values.get(name) ?? []), ...elementsOf(message, field)]);
  }
  return {
    startLine: startLine.kind === 'broken' ? startLine.content.text : partsOf(startLine),
    fields: [...values].sort(([one], [other]) => (one < other ? -1 : 1)),
    others: head.length - fields.length,
    body: body?.text,
  };
}

export function assertSame(before: string, after: string, what: string): void {
  assert.deepEqual(meaningOf(after), meaningOf(before), `${what}\n${before}\nbecame\n${after}`);
}

function partsOf(line: Exclude<Message['startLine'], { kind: 'broken' }>): readonly string[] {
  return line.kind === 'request'
    ? [line.method.text, line.uri.text, line.version.text]
    : [line.version.text, line.code.text, line.reason.text];
}

/** The values as the reader of the header field takes them apart; of what it cannot read the whole text. */
function elementsOf(message: Message, field: Field): unknown[] {
  const reading = readingOf(message, field);
  const isRead = reading !== undefined && reading.failures.length === 0;
  return isRead ? reading.values.map(({ value }) => withoutPlaces(value)) : [withoutFolds(field.value.text)];
}

/** Where something stands is no part of what is said. */
function withoutPlaces(value: unknown): unknown {
  if (typeof value === 'string') return withoutFolds(value);
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => name !== 'start' && name !== 'end');
  return Object.fromEntries(entries.map(([name, part]) => [name, withoutPlaces(part)]));
}

/** RFC 3261 §7.3.1: a fold counts as one blank. */
function withoutFolds(text: string): string {
  return text.replaceAll(/[ \t]*(?:\r\n|\r|\n)[ \t]+/gu, ' ').trim();
}
