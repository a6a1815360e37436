/** Completion of the parts of earlier messages, `{{block.response.headers.To.tag}}`: first those that are there, with what they say. */

import { readExpression } from '../../sip/expression.ts';
import { headerNamed, headers } from '../../sip/headers/index.ts';
import { type Conversation, partNames, resolveReference } from '../../sip/references.ts';
import { type Span, spanOf } from '../../sip/span.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import { visibleLine } from '../visible.ts';
import { type Completion, type CompletionPlace, foreignItem, namedItem, valueItem } from './item.ts';
import { messagesAround, valueIn } from './said-elsewhere.ts';
import { usualFirst } from './usual-first.ts';

/** An expression under the cursor, closed or not. */
export interface OpenExpression {
  /** The name that is typed, up to where it ends. */
  readonly span: Span;
  /** What stands of it before the cursor. */
  readonly typed: string;
  /** What is still needed behind it. */
  readonly close: string;
}

/** The steps into an earlier message, by the kind of what leads there. */
const steps = {
  request: ['headers', 'method', 'uri', 'body'],
  response: ['status', 'reason', 'headers', 'body'],
} as const;

/** The steps into a session description, by what leads there behind `body`. */
const sdpSteps: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^\.$/u, ['sdp']],
  [/^\.sdp\.$/u, ['media[0]', 'address', 'origin', 'attributes']],
  [/^\.sdp\.media(?:\[\d+\])?\.$/u, ['port', 'address', 'media', 'proto', 'formats', 'attributes']],
  [/^\.sdp\.origin\.$/u, ['username', 'sessionId', 'sessionVersion', 'address']],
];

/** Those behind which there is always something more. */
const halfWay = /^(?:request|response(?:\[\w+\])?|headers|sdp|media\[\d+\]|origin|attributes)$/u;

/** Where a part is looked for. */
interface Way {
  readonly path: string;
  readonly block: string;
  readonly of: 'request' | 'response' | undefined;
  /** What stands behind that, from its sign on. */
  readonly behind: string;
}

/** What may follow a path that ends in a dot. */
export function referenceParts(
  path: string,
  { span, close }: OpenExpression,
  place: CompletionPlace,
): readonly Completion[] {
  const {
    block = '',
    of,
    behind = '',
  } = /^(?<block>[^.]+)\.(?:(?<of>request|response)(?:\[\w+\])?(?<behind>\..*))?$/u.exec(path)?.groups ?? {};
  const way: Way = { path, block, of: of as Way['of'], behind };
  const { text } = place.block;
  const end = endOfStep(text, place.offset, span.end);
  const isFollowed = text.startsWith('.', end);
  const conversation = place.conversationOf?.(block) ?? conversationInFile(block, place);
  const here = spanOf(span.start + path.length, end);
  const there: Completion[] = [];
  const other: Completion[] = [];
  for (const name of namesFor(way, conversation)) {
    const said = conversation === undefined ? undefined : textAt(path + name, conversation);
    if (said === undefined && of !== undefined && isPartName(way, name)) continue;
    const rest = isFollowed
      ? { text: name }
      : halfWay.test(name)
        ? { text: `${name}.`, continues: true as const }
        : { text: name + close };
    const item = { ...itemFor(way, name, here), ...rest };
    if (said === undefined) other.push(item);
    else there.push({ ...item, detail: visibleLine(said, 80) });
  }
  return [...there, ...other];
}

/** Where the step ends under the cursor: those behind it stay. */
export function endOfStep(text: string, offset: number, end: number): number {
  const dot = text.slice(offset, end).indexOf('.');
  return dot === -1 ? end : offset + dot;
}

function itemFor({ behind }: Way, name: string, here: Completion['span']): Completion {
  if (behind !== '.headers.') return valueItem(name, here);
  return headerNamed(name) === undefined ? foreignItem('header', name, here) : namedItem('header', name, here);
}

function namesFor(way: Way, conversation: Conversation | undefined): readonly string[] {
  const { of, behind } = way;
  if (of === undefined) return ['request', 'response', ...earlyResponses(conversation), 'routeSet'];
  if (behind === '.') return steps[of];
  if (behind === '.headers.') return headerNames(way, conversation);
  const { name: header, inner } =
    /^\.headers\.(?<name>[^.[\]]+)(?:\[\d+\])?(?<inner>\.uri)?\.$/u.exec(behind)?.groups ?? {};
  if (inner !== undefined) return [...partNames];
  if (header !== undefined) return [...Object.keys(headerNamed(header)?.params ?? {}), ...partNames];
  const inBody = /^\.body(?<behind>\..*)$/u.exec(behind)?.groups?.behind;
  return sdpSteps.find(([sign]) => inBody !== undefined && sign.test(inBody))?.[1] ?? [];
}

/** What a value is made of has a name only where there is a value. */
function isPartName({ behind }: Way, name: string): boolean {
  return behind.startsWith('.headers.') && behind !== '.headers.' && partNames.has(name);
}

/** Provisional responses stand beside the final one, which is meant where none is named. */
function earlyResponses(conversation: Conversation | undefined): readonly string[] {
  const codes = (conversation?.responses ?? []).map(({ startLine }) =>
    startLine.kind === 'response' ? startLine.code.text : '',
  );
  return [...new Set(codes.filter((code) => /^1\d\d$/u.test(code)))].map((code) => `response[${code}]`);
}

/** Of a request only the fields that it has can be asked for; of an answer, first those of the ones that came, and others may still come. */
function headerNames({ of }: Way, conversation: Conversation | undefined): readonly string[] {
  const all = usualFirst('headers', headers).map(({ name }) => name);
  if (of === 'request' && conversation !== undefined) return fieldNames([conversation.request]);
  return [...new Set([...fieldNames(conversation?.responses ?? []), ...all])];
}

function fieldNames(messages: readonly Message[]): readonly string[] {
  const names = messages.flatMap(({ fields }) => fields.map(({ name }) => headerNamed(name.text)?.name ?? name.text));
  return [...new Set(names)].filter((name) => /^[\w-]+$/u.test(name));
}

function textAt(path: string, conversation: Conversation): string | undefined {
  const reference = readExpression(path);
  if (reference.kind !== 'reference' || (reference.path.length === 0 && reference.of !== 'routeSet')) return undefined;
  const found = resolveReference(reference, conversation);
  return typeof found === 'string' ? found : undefined;
}

/** A request of the file, with the responses to it that stand there too: those with its Call-ID and CSeq (RFC 3261 §8.2.6.2). */
function conversationInFile(name: string, place: CompletionPlace): Conversation | undefined {
  const request = place.blockNamed?.(name)?.message;
  if (request?.startLine.kind !== 'request') return undefined;
  const isAnswer = (message: Message) =>
    message.startLine.kind === 'response' &&
    ['Call-ID', 'CSeq'].every((header) => valueIn(message, header) === valueIn(request, header));
  return { request, responses: messagesAround(place).filter(isAnswer) };
}
