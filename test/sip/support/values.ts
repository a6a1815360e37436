/** Checks what a header definition reads, part by part, against labels below the text of the value. */

import assert from 'node:assert/strict';
import type { HeaderDefinition } from '../../../server/src/sip/headers/header.ts';
import { parseBlock } from '../../../server/src/sip/syntax/parse.ts';
import type { Message } from '../../../server/src/sip/syntax/tree.ts';
import { type FieldReading, readField } from '../../../server/src/sip/values-of.ts';
import { labelled, type Mark } from '../../support/marked.ts';

/** The message `OPTIONS sip:bob@example.com SIP/2.0` with these header lines and its empty line. */
export function messageWith(...lines: string[]): Message {
  return messageOf(['OPTIONS sip:bob@example.com SIP/2.0', ...lines, '', ''].join('\n'));
}

export function messageOf(text: string): Message {
  const { message } = parseBlock(text);
  assert.ok(message);
  return message;
}

/** What a definition reads in a field with this value. */
export function readingOf<V>(definition: HeaderDefinition<V>, value: string): FieldReading<V> & { source: string } {
  const message = messageWith(`${definition.name}: ${value}`);
  const [field] = message.fields;
  assert.ok(field);
  return { source: message.source, ...readField(message.source, field, definition) };
}

/** The one value of a field that is right. */
export function soundValue<V>(definition: HeaderDefinition<V>, text: string): V {
  const { values, failures } = readingOf(definition, text);
  assert.deepEqual(failures, [], text);
  const [placed] = values;
  assert.ok(placed, text);
  return placed.value;
}

/**
 * A label is the path to the part that must stand there, such as `sentBy.host`; parameters go by name, as `params.branch.value`, and values by number, of which the first may be left out.
 * `!key` is a failure that must stand there; there must be no others.
 */
export function checkParts(definition: HeaderDefinition, marked: string): void {
  const { text, marks } = labelled(marked);
  const { source, field, values, failures } = readingOf(definition, text);
  const expected = marks.filter(({ label }) => label.startsWith('!'));
  const cut = ({ start, end }: { readonly start: number; readonly end: number }): string =>
    `${start - field.value.start}–${end - field.value.start} ${source.slice(start, end)}`;
  assert.deepEqual(
    failures.map(({ key, span }) => `!${key} ${cut(span)}`),
    expected.map((mark) => `${mark.label} ${cut(moved(mark, field.value.start))}`),
    text,
  );
  const found = values.map(({ value }) => value);
  for (const mark of marks) {
    if (expected.includes(mark)) continue;
    const part = partAt(found, mark.label);
    assert.equal(cut(part), cut(moved(mark, field.value.start)), `${mark.label} in ${text}`);
  }
}

/** The keys of the failures of a field. */
export function failuresOf(definition: HeaderDefinition, text: string): string[] {
  return readingOf(definition, text).failures.map(({ key }) => key);
}

function moved({ start, end }: Mark, by: number): { start: number; end: number } {
  return { start: start + by, end: end + by };
}

function partAt(values: readonly unknown[], path: string): { start: number; end: number } {
  const steps = path.split('.');
  let part: unknown = /^\d+$/u.test(steps[0] ?? '') ? values[Number(steps.shift())] : values[0];
  for (const step of steps) part = stepInto(part, step);
  assert.ok(typeof part === 'object' && part !== null && 'start' in part && 'end' in part, `nothing at ${path}`);
  return part as { start: number; end: number };
}

function stepInto(part: unknown, step: string): unknown {
  if (Array.isArray(part)) {
    return part.find((each: { name?: { text: string } }, index) => String(index) === step || each.name?.text === step);
  }
  return typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[step] : undefined;
}
