/** A part of an earlier message, such as `invite.response.headers.To.tag`, found in what a block has sent and received. */

import type { MessageReference } from './expression.ts';
import { headerNamed } from './headers/index.ts';
import { RecordRoute } from './headers/record-route.ts';
import { sdpPart } from './sdp-parts.ts';
import type { Span } from './span.ts';
import type { Message, StartLine } from './syntax/tree.ts';
import { fieldsOf, placedValuesOf, readingsBy, requestUriOf } from './values-of.ts';

/** What a block has sent, and what came back. */
export interface Conversation {
  /** The last one, where a challenge made a second one necessary. */
  readonly request: Message;
  /** In the order in which they came. */
  readonly responses: readonly Message[];
}

/** Why a reference has no value; `sent-alone` where no message but this one is ever sent. */
export interface ReferenceFault {
  readonly fault: 'not-sent' | 'sent-alone' | 'not-answered' | 'no-such-part' | 'no-route-set' | 'unreadable-part';
}

type Step = string | number;

type Parts = Readonly<Record<string, unknown>>;

/** What may be asked of a value by name; whatever else is asked for is a parameter. */
export const partNames: ReadonlySet<string> = new Set([
  'displayName',
  'uri',
  'scheme',
  'user',
  'password',
  'host',
  'port',
  'transport',
  'number',
  'responseNumber',
  'method',
  'token',
  'type',
  'subtype',
  'params',
]);

/** The text of the part, with folds undone; foreign text, in which nothing is ever looked into again. */
export function resolveReference(reference: MessageReference, conversation?: Conversation): string | ReferenceFault {
  const { of, which, path } = reference;
  if (conversation === undefined) return { fault: 'not-sent' };
  const { request, responses } = conversation;
  const message = of === 'request' ? request : of === 'response' ? chosen(responses, which) : founding(responses);
  if (message === undefined) return { fault: 'not-answered' };
  const text = of === 'routeSet' ? routeSetIn(message, path) : partOf(message, path);
  if (text === undefined) return { fault: of === 'routeSet' ? 'no-route-set' : 'no-such-part' };
  return text.includes('\u{FFFD}') ? { fault: 'unreadable-part' } : text;
}

/** The last of a class or a status, or the one of a number; else the last final one, since that is the outcome. */
function chosen(responses: readonly Message[], which: string | undefined): Message | undefined {
  if (which === undefined) return responses.findLast((each) => statusOf(each) >= 200) ?? responses.at(-1);
  if (/^\dxx$/iu.test(which))
    return responses.findLast((each) => Math.floor(statusOf(each) / 100) === Number(which[0]));
  if (!/^\d{1,3}$/u.test(which)) return undefined;
  const number = Number(which);
  return number < 100 ? responses[number] : responses.findLast((each) => statusOf(each) === number);
}

/** RFC 3261 §12.1: a 2xx makes a dialog, and before it a provisional response other than 100. */
function founding(responses: readonly Message[]): Message | undefined {
  const between = (least: number, most: number) =>
    responses.findLast((each) => statusOf(each) >= least && statusOf(each) <= most);
  return between(200, 299) ?? between(101, 199);
}

function statusOf({ startLine }: Message): number {
  return startLine.kind === 'response' ? Number(startLine.code.text) : 0;
}

/** RFC 3261 §12.1.2: what the response recorded, in reverse order. */
function routeSetIn(message: Message, [index, ...path]: readonly Step[]): string | undefined {
  const routes = placedValuesOf(message, RecordRoute).toReversed();
  if (routes.length === 0 || hasFailures(message)) return undefined;
  if (index === undefined) return routes.map((route) => written(message, route)).join(', ');
  const route = typeof index === 'number' ? routes[index] : undefined;
  return route === undefined ? undefined : within(message, route.value, path);
}

function hasFailures(message: Message, definition: Parameters<typeof readingsBy>[1] = RecordRoute): boolean {
  return readingsBy(message, definition).some(({ failures }) => failures.length > 0);
}

function partOf(message: Message, [part, ...path]: readonly Step[]): string | undefined {
  const { startLine } = message;
  if (part === 'headers') return headerPart(message, path);
  if (part === 'body' && path.length === 0) return message.body?.text ?? '';
  if (part === 'body' && path[0] === 'sdp') return sdpPart(message, path.slice(1));
  if (startLine.kind === 'request' && part === 'uri' && path.length > 0)
    return within(message, requestUriOf(message), path);
  return path.length === 0 ? startLinePart(startLine, part) : undefined;
}

function startLinePart(line: StartLine, part: Step | undefined): string | undefined {
  if (line.kind === 'request' && part === 'method') return line.method.text;
  if (line.kind === 'request' && part === 'uri') return line.uri.text;
  if (line.kind === 'response' && part === 'status') return line.code.text;
  return line.kind === 'response' && part === 'reason' ? line.reason.text : undefined;
}

/** All values of a header as they are written, or the one of a number, or what stands in that. */
function headerPart(message: Message, [name, ...path]: readonly Step[]): string | undefined {
  if (typeof name !== 'string') return undefined;
  const definition = headerNamed(name);
  if (definition === undefined) return unknownHeaderPart(message, name, path);
  const [first, ...rest] = fieldsOf(message, definition);
  if (first === undefined) return undefined;
  if (path.length === 0) {
    const fields = definition.repeat === 'list' ? [first, ...rest] : [first];
    return fields.map(({ value }) => unfolded(value.text)).join(', ');
  }
  // One that cannot be read has no number, and would let another take its place.
  if (hasFailures(message, definition)) return undefined;
  const [index, ...steps] = typeof path[0] === 'number' ? path : [0, ...path];
  const placed = placedValuesOf(message, definition)[Number(index)];
  if (placed === undefined) return undefined;
  return steps.length === 0 ? written(message, placed) : within(message, placed.value, steps);
}

function unknownHeaderPart(message: Message, name: string, [index = 0, ...path]: readonly Step[]): string | undefined {
  if (typeof index !== 'number' || path.length > 0) return undefined;
  const rows = message.fields.filter((field) => field.name.text.toLowerCase() === name.toLowerCase());
  const row = rows[index];
  return row === undefined ? undefined : unfolded(row.value.text);
}

function within(message: Message, value: unknown, path: readonly Step[]): string | undefined {
  const found = path.reduce(partWithin, value);
  return isParts(found) ? textOf(message, found) : undefined;
}

/** An address and what sent a message hold their parts one step further in, where nobody looks for them. */
function partWithin(value: unknown, step: Step): unknown {
  if (!isParts(value)) return undefined;
  if (Array.isArray(value)) return typeof step === 'string' ? paramIn(value, step) : value[step];
  const inner = [value, value.address, value.sentBy].filter(isParts);
  const holder =
    typeof step === 'string' && partNames.has(step) ? inner.find((each) => each[step] !== undefined) : undefined;
  if (holder !== undefined) return holder[step];
  return Array.isArray(value.params) && typeof step === 'string' ? paramIn(value.params, step) : undefined;
}

/** Names of parameters compare without case. */
function paramIn(params: readonly unknown[], name: string): unknown {
  return params.find(
    (each) =>
      isParts(each) &&
      isParts(each.name) &&
      typeof each.name.text === 'string' &&
      each.name.text.toLowerCase() === name.toLowerCase(),
  );
}

/** Of a parameter its value, which a flag has not; of what is quoted what stands between the quotes, its pairs as they are, so that it may stand between quotes again. */
function textOf(message: Message, found: Parts): string | undefined {
  if (isParts(found.name)) return isParts(found.value) ? textOf(message, found.value) : '';
  const { start, end } = found;
  if (typeof start !== 'number' || typeof end !== 'number') return undefined;
  const text = unfolded(message.source.slice(start, end));
  return found.kind === 'quoted-string' ? text.slice(1, -1) : text;
}

function written({ source }: Message, { start, end }: Span): string {
  return unfolded(source.slice(start, end));
}

/** RFC 3261 §7.3.1: a fold counts as one blank. */
function unfolded(text: string): string {
  return text.replaceAll(/(?:\r\n|\r|\n)[ \t]+/gu, ' ').trim();
}

function isParts(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null;
}
