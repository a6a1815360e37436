/** The body of a message as a tree of parts, each read by the definition of its media type. */

import { firstCalled } from '../field-name.ts';
import { ContentEncoding } from '../headers/content-encoding.ts';
import { ContentType } from '../headers/content-type.ts';
import type { HeaderDefinition } from '../headers/header.ts';
import { forLatest } from '../latest.ts';
import type { Block, Field, Message } from '../syntax/tree.ts';
import { essenceOf } from '../values/media-type.ts';
import { readField } from '../values-of.ts';
import type { BodyDefinition, Enclosed, Part, PartAs } from './body.ts';
import { cpim } from './cpim.ts';
import { dtmfRelay } from './dtmf-relay.ts';
import { json } from './json.ts';
import { messageSummary } from './message-summary.ts';
import { multipart } from './multipart.ts';
import { type Sdp, sdp } from './sdp.ts';
import { sdpFragment } from './sdp-fragment.ts';
import { sipFragment } from './sip-fragment.ts';
import { xml } from './xml.ts';

const definitions = [
  sdp,
  sdpFragment,
  multipart,
  xml,
  sipFragment,
  cpim,
  messageSummary,
  dtmfRelay,
  json,
] as readonly BodyDefinition[];

/** Deeper ones are left unread, lest a body of nothing but beginnings be read again and again. */
export const deepest = 8;

const noParts: readonly Part[] = [];

/** The body of a message, read; nothing where there is none but blanks. */
const bodyIn = forLatest(readBodyIn);

/** The body and all parts in it, each before those within it. */
const allPartsIn = forLatest((message: Message): readonly Part[] => {
  const body = bodyIn(message);
  return body === undefined ? noParts : withInner(body);
});

/** The body and all parts in it. Under `# @escapes` line ends may be written as `\r\n`: then the text is another, and stays unread. */
export function partsOf({ escapes, message }: Block): readonly Part[] {
  return message === undefined || escapes ? noParts : allPartsIn(message);
}

/** The parts of a block that were read by a definition. */
export function partsAs<Tree>(block: Block, definition: BodyDefinition<Tree>): readonly PartAs<Tree>[] {
  const found: PartAs<Tree>[] = [];
  for (const part of partsOf(block)) {
    const tree = treeIn(part, definition);
    if (tree !== undefined) found.push({ part, tree });
  }
  return found;
}

/** What a part was read to, where it was read by that definition. */
export function treeIn<Tree>(part: Part, definition: BodyDefinition<Tree>): Tree | undefined {
  return (part.definition as unknown) === definition ? (part.tree as Tree) : undefined;
}

/** The session description that a block's message carries, of several the first. */
export function sdpOf(block: Block): Sdp | undefined {
  return partsAs(block, sdp)[0]?.tree;
}

/** The session description in a message, of several the first. */
export function sdpIn(message: Message): Sdp | undefined {
  const found = allPartsIn(message).find((part) => treeIn(part, sdp) !== undefined);
  return found === undefined ? undefined : treeIn(found, sdp);
}

/** What the first field of a header holds, where it can be read. */
export function valueIn<V>({ source, fields }: Enclosed, definition: HeaderDefinition<V>): V | undefined {
  const field = firstCalled({ fields }, definition.name, definition.compact);
  return field === undefined ? undefined : readField(source, field, definition).values[0]?.value;
}

function readBodyIn({ source, fields, body }: Message): Part | undefined {
  if (body === undefined || body.text.trim() === '') return undefined;
  return readPart({ source, fields, start: body.start, end: body.end, isEnded: false }, 0);
}

/** A body that is there and still empty, read as what its head says that it will be. */
export function blankPartOf({ escapes, message }: Block): Part | undefined {
  if (escapes || message?.body === undefined || message.body.text.trim() !== '') return undefined;
  const { source, fields, body } = message;
  return readPart({ source, fields, start: body.start, end: body.end, isEnded: false }, 0);
}

function readPart(enclosed: Enclosed, depth: number): Part {
  const mediaType = valueIn(enclosed, ContentType);
  const isSaid = firstCalled(enclosed, ContentType.name, ContentType.compact) !== undefined;
  const type = mediaType === undefined ? ((isSaid ? undefined : enclosed.defaultType) ?? '') : essenceOf(mediaType);
  const definition = depth > deepest || isEncoded(enclosed) ? undefined : definitionOf(type);
  const tree = definition?.read(enclosed.source, enclosed, mediaType);
  const parts = definition?.within?.(tree).map((each) => readPart(endedBy(each, enclosed), depth + 1)) ?? noParts;
  return { ...enclosed, mediaType, type, depth, definition, tree, parts };
}

/** What ends a part ends the parts in it. */
function endedBy(inner: Enclosed, outer: Enclosed): Enclosed {
  return outer.isEnded && !inner.isEnded ? { ...inner, isEnded: true } : inner;
}

function definitionOf(type: string): BodyDefinition | undefined {
  return type === '' ? undefined : definitions.find((each) => each.type === type || each.reads?.(type) === true);
}

/** RFC 2045 §6.2: of the transfer encodings, these leave the text as it is. */
const identities: ReadonlySet<string> = new Set(['7bit', '8bit', 'binary']);

/** RFC 2045 §6: how the text of a part stands for its content. SIP itself has no such header field, only the parts of a body have. */
export function transferEncodingOf(enclosed: Enclosed): Field | undefined {
  return firstCalled(enclosed, 'Content-Transfer-Encoding');
}

function isEncoded(enclosed: Enclosed): boolean {
  if (firstCalled(enclosed, ContentEncoding.name, ContentEncoding.compact) !== undefined) return true;
  const field = transferEncodingOf(enclosed);
  return field !== undefined && !identities.has(field.value.text.toLowerCase());
}

function withInner(part: Part): readonly Part[] {
  return part.parts.length === 0 ? [part] : [part, ...part.parts.flatMap(withInner)];
}
