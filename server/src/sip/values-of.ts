/** The typed values of a message's header fields, read by their definitions; once for all who ask about the same message in a row. */

import type { HeaderDefinition } from './headers/header.ts';
import { headerNamed } from './headers/index.ts';
import { forLatest } from './latest.ts';
import { type Span, spanOf } from './span.ts';
import type { Field, Message } from './syntax/tree.ts';
import { Cursor, Failure } from './values/cursor.ts';
import { passElement } from './values/elements.ts';
import { isBlankCode, sign } from './values/signs.ts';
import { requestUri } from './values/start-line.ts';
import type { Uri } from './values/uri.ts';

/** What one field holds: the values that could be read, each with the span it was read from, and why others could not. */
export interface FieldReading<V = unknown> {
  readonly field: Field;
  readonly definition: HeaderDefinition<V>;
  readonly values: readonly Placed<V>[];
  readonly failures: readonly Failure[];
  /** True when a `{{template}}` stands in it: failures at it and behind it were dropped, since what it stands for is not known. */
  readonly templated: boolean;
}

/** A value and where it stands, without blanks around it. */
export interface Placed<V> extends Span {
  readonly value: V;
}

/** All fields of a message that some definition knows, in order, read. */
export function readingsOf(message: Message): readonly FieldReading[] {
  return readMessage(message).readings;
}

/** What the fields of one definition hold. */
export function readingsBy<V>(message: Message, definition: HeaderDefinition<V>): readonly FieldReading<V>[] {
  const found = groupOf(readMessage(message), definition)?.readings ?? noReadings;
  return found as readonly FieldReading<V>[];
}

/** The fields that one definition knows. */
export interface FieldGroup {
  readonly definition: HeaderDefinition;
  /** One at least. */
  readonly readings: readonly FieldReading[];
}

/** What the fields of a message hold, by the definitions that know them, in the order in which these come first. */
export function groupsIn(message: Message): readonly FieldGroup[] {
  return readMessage(message).groups;
}

/** What a field of the message holds; nothing when no definition knows its name. */
export function readingOf(message: Message, field: Field): FieldReading | undefined {
  return readMessage(message).readings.find((reading) => reading.field === field);
}

/**
 * The well-formed values of a header in all its rows, in order. Those that could not be read are reported by `failures` alone.
 * A value that is an object carries its own span, as every node in it does; of others `placedValuesOf` tells the place.
 * Parts in which a `{{template}}` stands have it in their text, and numbers among them are NaN.
 */
export function valuesOf<V>(message: Message, definition: HeaderDefinition<V>): readonly V[] {
  const group = groupOf(readMessage(message), definition);
  if (group === undefined) return none;
  group.values ??= valuesIn(group.readings);
  return group.values as readonly V[];
}

/** The same values, each with its place. */
export function placedValuesOf<V>(message: Message, definition: HeaderDefinition<V>): readonly Placed<V>[] {
  const readings = readingsBy(message, definition);
  return readings.length === 1 ? (readings[0]?.values ?? none) : readings.flatMap(({ values }) => values);
}

/** The rows of a header, well-formed or not. */
export function fieldsOf(message: Message, definition: HeaderDefinition): readonly Field[] {
  const readings = readingsBy(message, definition);
  return readings.length === 0 ? none : readings.map(({ field }) => field);
}

/** The first row of a header, well-formed or not. */
export function firstFieldOf(message: Message, definition: HeaderDefinition): Field | undefined {
  return readingsBy(message, definition)[0]?.field;
}

/** What a start line holds besides its tokens. */
export interface StartLineReading {
  /** The Request-URI, when it is well-formed; of a response there is none. */
  readonly uri?: Uri | undefined;
  readonly failures: readonly Failure[];
  readonly templated: boolean;
}

/** The start line of a message, read once. */
export const startLineReadingOf = forLatest(readStartLine);

/** The Request-URI of a request, when it is well-formed. */
export function requestUriOf(message: Message): Uri | undefined {
  return startLineReadingOf(message).uri;
}

/** Reads one field by a definition. Never throws. */
export function readField<V>(source: string, field: Field, definition: HeaderDefinition<V>): FieldReading<V> {
  const { start, end } = field.value;
  const template = field.value.text.includes('{{') ? templateIn(source, field.value) : -1;
  const values: Placed<V>[] = [];
  const failures: Failure[] = [];
  const cursor = new Cursor(source, start, end);
  if (definition.repeat === 'list') readList(cursor, definition, values, failures);
  else if (start === end && definition.mayBeEmpty !== true)
    failures.push(new Failure(spanOf(start, end), 'empty-value'));
  else readOnly(cursor, definition, values, failures);
  const templated = template !== -1;
  return {
    field,
    definition,
    values,
    failures: templated ? before(template, failures) : failures,
    templated,
  };
}

interface MessageReading {
  readonly readings: readonly FieldReading[];
  readonly groups: readonly Group[];
}

interface Group extends FieldGroup {
  readonly readings: FieldReading[];
  /** The bare values, once somebody has asked for them: many rules ask for the same ones. */
  values: readonly unknown[] | undefined;
}

const none: readonly never[] = [];
const noReadings: readonly FieldReading[] = none;
const noFailures: readonly Failure[] = [];
const emptyStartLine: StartLineReading = { uri: undefined, failures: noFailures, templated: false };

const readMessage = forLatest(readAll);

function readAll(message: Message): MessageReading {
  const readings: FieldReading[] = [];
  const groups: Group[] = [];
  for (const field of message.fields) {
    const definition = headerNamed(field.name.text);
    if (definition === undefined) continue;
    const reading = readField(message.source, field, definition);
    readings.push(reading);
    const same = groupIn(groups, definition);
    if (same === undefined) groups.push({ definition, readings: [reading], values: undefined });
    else same.readings.push(reading);
  }
  return { readings, groups };
}

function groupOf({ groups }: MessageReading, definition: HeaderDefinition): Group | undefined {
  return groupIn(groups, definition);
}

/** A message has some ten of them, which are compared in less time than a table takes to be filled. */
function groupIn(groups: readonly Group[], definition: HeaderDefinition): Group | undefined {
  for (const group of groups) if (group.definition === definition) return group;
  return undefined;
}

function valuesIn(readings: readonly FieldReading[]): readonly unknown[] {
  const found: unknown[] = [];
  for (const reading of readings) for (const { value } of reading.values) found.push(value);
  return found;
}

function readStartLine({ source, startLine }: Message): StartLineReading {
  if (startLine.kind !== 'request' || startLine.uri.text === '') return emptyStartLine;
  const template = startLine.uri.text.includes('{{') ? templateIn(source, startLine.uri) : -1;
  const cursor = new Cursor(source, startLine.uri.start, startLine.uri.end);
  const templated = template !== -1;
  try {
    return { uri: requestUri(cursor), failures: noFailures, templated };
  } catch (failure) {
    const failures: Failure[] = [];
    keep(failure, failures);
    return { uri: undefined, failures: templated ? before(template, failures) : failures, templated };
  }
}

/** Reads a field that has one value. */
function readOnly<V>(cursor: Cursor, definition: HeaderDefinition<V>, values: Placed<V>[], failures: Failure[]): void {
  try {
    const placed = place(cursor, definition);
    cursor.blanks();
    if (!cursor.atEnd) cursor.fail('left-over', spanOf(cursor.position, cursor.end));
    values.push(placed);
  } catch (failure) {
    keep(failure, failures);
  }
}

/** Reads values between commas. One that cannot be read does not hinder those behind it. */
function readList<V>(cursor: Cursor, definition: HeaderDefinition<V>, values: Placed<V>[], failures: Failure[]): void {
  if (cursor.atEnd) {
    if (definition.mayBeEmpty !== true) failures.push(new Failure(spanOf(cursor.end, cursor.end), 'empty-value'));
    return;
  }
  for (;;) {
    readElement(cursor, definition, values, failures);
    if (cursor.atEnd) return;
    const comma = cursor.position;
    cursor.position += 1;
    cursor.blanks();
    // RFC 3261 §7.3.1 and §25.1: unlike HTTP, SIP has no empty elements.
    if (cursor.atEnd) {
      failures.push(new Failure(spanOf(comma, comma + 1), 'empty-element'));
      return;
    }
  }
}

/** Reads one value, and leaves the cursor at the comma behind it or at the end, whatever happens. */
function readElement<V>(
  cursor: Cursor,
  definition: HeaderDefinition<V>,
  values: Placed<V>[],
  failures: Failure[],
): void {
  const start = cursor.position;
  try {
    if (cursor.peek() === sign.comma) cursor.fail('empty-element');
    const placed = place(cursor, definition);
    cursor.blanks();
    if (!cursor.atEnd && cursor.peek() !== sign.comma) failLeftOver(cursor);
    values.push(placed);
  } catch (failure) {
    keep(failure, failures);
    cursor.position = start;
    passElement(cursor);
  }
}

function place<V>(cursor: Cursor, definition: HeaderDefinition<V>): Placed<V> {
  const from = cursor.position;
  const value = definition.parse(cursor);
  const { start, end } = cursor.since(from);
  return { start, end, value };
}

function failLeftOver(cursor: Cursor): never {
  const from = cursor.position;
  passElement(cursor);
  let end = cursor.position;
  while (isBlankCode(cursor.text.charCodeAt(end - 1))) end -= 1;
  return cursor.fail('left-over', spanOf(from, end));
}

/** Anything but a failure is a fault of this program. */
function keep(failure: unknown, failures: Failure[]): void {
  if (!(failure instanceof Failure)) throw failure;
  failures.push(failure);
}

/** The failures that lie wholly before a place. */
function before(place: number, failures: readonly Failure[]): readonly Failure[] {
  return failures.filter(({ span }) => span.end <= place);
}

/** Where the first template of a value begins, or -1. */
function templateIn(source: string, { start, end }: Span): number {
  const cursor = new Cursor(source, start, end);
  for (; cursor.position < end; cursor.position += 1) {
    const { position } = cursor;
    if (cursor.peek() === sign.openBrace && cursor.template()) return position;
  }
  return -1;
}
