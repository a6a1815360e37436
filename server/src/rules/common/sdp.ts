/** What the rules about session descriptions share: examples, when a line is still being typed, and fixes that keep Content-Length right. */

import type { BodyDefinition } from '../../sip/bodies/body.ts';
import { partsAs } from '../../sip/bodies/index.ts';
import { attributesIn, type PlacedAttribute } from '../../sip/bodies/sdp/attribute-values.ts';
import type { AttributeDefinition } from '../../sip/bodies/sdp/values/definition.ts';
import {
  isSdpField,
  type MediaSection,
  type Sdp,
  type SdpAttribute,
  type SdpField,
  type SdpLine,
  type SdpSection,
  sdp,
} from '../../sip/bodies/sdp.ts';
import { sdpFragment } from '../../sip/bodies/sdp-fragment.ts';
import { utf8Length } from '../../sip/encoding.ts';
import type { Edit } from '../../sip/problem.ts';
import { type Span, spanOf } from '../../sip/span.ts';
import { insert, lineEndOf } from '../../sip/syntax/edit.ts';
import { endOfLine, endsLine } from '../../sip/syntax/lines.ts';
import type { Block } from '../../sip/syntax/tree.ts';
import type { Context } from '../context.ts';
import { changed, smallRequest } from './examples.ts';
import { isDone, keepingLength as keepingLengthOf } from './parts.ts';

/** A session description that is being checked. */
export interface CheckedSdp extends Sdp {
  readonly block: Block;
  readonly context: Context;
  /** Nobody is in the midst of typing it: Content-Length counts all that stands there, or a boundary ends it. */
  readonly isDone: boolean;
  /** Each line is there and can be read, so that it can be said what is missing: a line that cannot be read may be the one that is missed. */
  readonly isReadable: boolean;
}

const none: readonly never[] = [];

/** What was asked for last: rules ask about one block again and again, then about the next. */
let latest: { readonly block: Block; readonly context: Context; readonly sdps: readonly CheckedSdp[] } | undefined;

/** The session descriptions of a block, in all parts of its body, with what tells whether they are still being typed. */
export function checkedSdps(block: Block, context: Context): readonly CheckedSdp[] {
  if (latest?.block !== block || latest.context !== context) latest = { block, context, sdps: check(block, context) };
  return latest.sdps;
}

/** What stands in a block of descriptions that were sent before, or will be. */
export function checkedFragments(block: Block, context: Context): readonly CheckedSdp[] {
  return block.message?.body === undefined ? none : checkAs(block, context, sdpFragment);
}

function check(block: Block, context: Context): readonly CheckedSdp[] {
  return block.message?.body === undefined ? none : checkAs(block, context, sdp);
}

function checkAs(block: Block, context: Context, definition: BodyDefinition<Sdp>): readonly CheckedSdp[] {
  return partsAs(block, definition).map(({ part, tree }) => {
    const isReadable = tree.isWhole && tree.lines.every(({ kind }) => kind !== 'broken');
    return { ...tree, block, context, isDone: isDone(block, part, context), isReadable };
  });
}

/** A line without its line end. */
export function lineSpan(sdp: CheckedSdp, { start, end }: Span): Span {
  return spanOf(start, Math.min(endOfLine(sdp.block.text, start), end));
}

/** True for the last line as long as it has no end and more of it may come. */
export function isLineBeingTyped(sdp: CheckedSdp, { end }: Span): boolean {
  return !sdp.isDone && end === sdp.end && !endsLine(sdp.block.text, end);
}

/** True where nothing more is to come in a section: another one follows, or the whole is done. */
export function isSectionDone(sdp: CheckedSdp, section: MediaSection): boolean {
  return sdp.isDone || section !== sdp.media.at(-1);
}

/** The session section and those of the streams. */
export function sectionsOf({ session, media }: Sdp): readonly SdpSection[] {
  return [session, ...media];
}

/** The well-formed values of an attribute, whichever section they stand in. */
export function attributesOf<V>(sdp: Sdp, definition: AttributeDefinition<V>): readonly PlacedAttribute<V>[] {
  return sectionsOf(sdp).flatMap(({ lines }) => attributesIn(lines, definition));
}

/** True where a stream is offered or taken: port 0 refuses it (RFC 3264 §6), unless it only comes in a bundle (RFC 9143 §6). */
export function isUsed({ media, lines }: MediaSection): boolean {
  return media.port !== undefined && (media.port.text !== '0' || hasAttribute(lines, 'bundle-only'));
}

/** The first attribute of that name among some lines. */
export function attributeIn(lines: readonly SdpLine[], name: string): SdpAttribute | undefined {
  for (const line of lines) if (line.kind === 'attribute' && line.name.text === name) return line;
  return undefined;
}

export function hasAttribute(lines: readonly SdpLine[], name: string): boolean {
  return attributeIn(lines, name) !== undefined;
}

/** The letter of a line, or nothing for one that has none. */
export function letterOf(line: SdpLine): string {
  return isSdpField(line) ? line.letter.text : '';
}

/** A line put in at the end of a section, as a guess or not. */
export function insertLine(sdp: CheckedSdp, section: SdpSection, text: string): readonly Edit[] {
  const last = section.lines.findLast(isSdpField) ?? section;
  const isEnded = endsLine(sdp.block.text, last.end);
  const eol = newLine(sdp, '');
  return keepingLength(sdp, [insert(last.end, isEnded ? text + eol : eol + text)]);
}

/** The first line of a letter. */
export function lineWith({ lines }: Sdp, letter: string): SdpField | undefined {
  return lines.filter(isSdpField).find((line) => line.letter.text === letter);
}

/** A line to be put in. */
export function newLine({ block }: CheckedSdp, text: string): string {
  return block.message === undefined ? text : text + lineEndOf(block.message);
}

/** Edits of the body, with that of a Content-Length that was right before. */
export function keepingLength({ block, context }: CheckedSdp, edits: readonly Edit[]): readonly Edit[] {
  return keepingLengthOf(block, context, edits);
}

/** The lines of a small description, for examples: each letter is replaced by the line given for it. */
const smallSdp: readonly string[] = [
  'v=0',
  'o=- 2890844526 2890844526 IN IP4 192.0.2.1',
  's=-',
  'c=IN IP4 192.0.2.1',
  't=0 0',
  'm=audio 49170 RTP/AVP 0',
];

/** A request with a session description in which lines are replaced by others with the same letter, marks and all; an empty one is left out. */
export function sdpExample(changes: Readonly<Record<string, string>>, ...more: readonly string[]): string {
  const lines = smallSdp.flatMap((line) => {
    const change = changes[line.charAt(0)];
    if (change === undefined) return [line];
    return change === '' ? [] : change.split('\n');
  });
  return messageWith([...lines, ...more.flatMap((line) => line.split('\n'))]);
}

function messageWith(lines: readonly string[]): string {
  const written = lines.filter((line) => !/^ *\^+ /u.test(line));
  const size = written.reduce((sum, line) => sum + utf8Length(line) + 2, 0);
  const head = changed(smallRequest.slice(0, -2), {
    'Content-Length': `Content-Type: application/sdp\nContent-Length: ${size}`,
  });
  return [...head, '', ...lines, ''].join('\n');
}
