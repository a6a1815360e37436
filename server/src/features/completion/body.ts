/** Completion in a body: session descriptions, the header fields of parts and the lines between them, and messages in messages. */

import type { Part } from '../../sip/bodies/body.ts';
import { blankPartOf, partsAs, treeIn } from '../../sip/bodies/index.ts';
import { type Multipart, type MultipartPart, multipart } from '../../sip/bodies/multipart.ts';
import { sdp } from '../../sip/bodies/sdp.ts';
import { sipFragment } from '../../sip/bodies/sip-fragment.ts';
import { type Span, spanOf } from '../../sip/span.ts';
import { endOfLine, firstLineEnd, startOfLine } from '../../sip/syntax/lines.ts';
import type { Field, Message } from '../../sip/syntax/tree.ts';
import { placeInSdp, sdpAt } from '../sdp-at.ts';
import { type Completion, type CompletionPlace, filledIn, namedItem, valueItem } from './item.ts';
import { sdpOffers } from './sdp.ts';
import { lineOffers } from './simple-bodies.ts';
import { valueParts } from './value.ts';

/** The header fields of parts (RFC 2045 §3, RFC 2183), the usual ones first. */
const partHeaders = [
  'Content-Type',
  'Content-Disposition',
  'Content-ID',
  'Content-Transfer-Encoding',
  'Content-Encoding',
  'Content-Language',
];

/** RFC 2045 §6.1; a SIP message carries any bytes (RFC 3261 §27.5 has `binary`). */
const transferEncodings = ['binary', '8bit', '7bit', 'base64', 'quoted-printable'];

/** What may stand at a place in the body; `inMessage` says what may in a message that is one. */
export function bodyOffers(
  place: CompletionPlace,
  inMessage: (message: Message) => readonly Completion[],
): readonly Completion[] {
  const { block, offset } = place;
  const blank = blankPartOf(block);
  const several = partsOf(place, multipart, blank).findLast(({ tree }) => isWithin(tree, offset));
  const found = several === undefined ? undefined : inParts(several.tree, place);
  if (found !== undefined) return found;
  const fragment = partsOf(place, sipFragment, blank).findLast(({ part }) => isWithin(part, offset));
  if (fragment !== undefined) {
    const { message } = fragment.tree;
    return message.body !== undefined && offset >= message.body.start ? [] : inMessage(message);
  }
  const lines = lineOffers(place);
  if (lines !== undefined) return lines;
  const description = blank === undefined ? undefined : treeIn(blank, sdp);
  const at = description === undefined ? sdpAt(block, offset) : placeInSdp(description, offset);
  return at === undefined ? [] : sdpOffers(at, place);
}

/** The parts that were read by a definition; of a body that is still empty, the body. */
function partsOf<Tree>(
  { block }: CompletionPlace,
  definition: Parameters<typeof partsAs<Tree>>[1],
  blank: Part | undefined,
): readonly { readonly part: Part; readonly tree: Tree }[] {
  if (blank === undefined) return partsAs(block, definition);
  const tree = treeIn(blank, definition);
  return tree === undefined ? [] : [{ part: blank, tree }];
}

function isWithin({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** In the head of a part, or where a line between parts is begun; nothing in what a part holds. */
function inParts(tree: Multipart, place: CompletionPlace): readonly Completion[] | undefined {
  const { offset } = place;
  const line = lineAt(place);
  const typed = place.block.text.slice(line.start, offset);
  const between = tree.boundary === undefined ? [] : delimiters(tree, place, line);
  if (/^-{1,2}/u.test(typed)) return between;
  const part = tree.parts.find((each) => each.start <= offset && offset <= headEnd(each));
  if (part !== undefined) return inHead(part, place, line);
  const isFirst = tree.delimiters.every(({ start }) => start > offset);
  return isFirst && line.start === line.end ? between : undefined;
}

function headEnd({ blank, content }: MultipartPart): number {
  return blank?.start ?? content.start;
}

function inHead({ fields }: MultipartPart, place: CompletionPlace, line: Span): readonly Completion[] {
  const { offset } = place;
  const field =
    fields.find(({ start, end }) => start <= offset && offset < end) ??
    fields.findLast(({ end }) => end === offset && offset > line.start);
  const isIn = field !== undefined && (offset <= field.value.end || line.start > field.start || offset <= line.end);
  if (!isIn) return names(fields, line);
  if (offset <= field.colon.start) return names(fields, spanOf(field.name.start, field.name.end), field);
  if (field.name.text.toLowerCase() !== 'content-transfer-encoding') return valueParts(field, place);
  const { value } = field;
  return transferEncodings.map((encoding) => valueItem(encoding, value.text === '' ? spanOf(offset, offset) : value));
}

function names(fields: readonly Field[], span: Span, field?: Field): readonly Completion[] {
  const there = new Set(fields.flatMap((each) => (each === field ? [] : each.name.text.toLowerCase())));
  return partHeaders
    .filter((name) => !there.has(name.toLowerCase()))
    .map((name): Completion => {
      const { about, ...item } = namedItem('header', name, span);
      const known = name === 'Content-Transfer-Encoding' || about === undefined ? item : { ...item, about };
      return field === undefined ? { ...known, text: `${name}: `, continues: true } : known;
    });
}

/** RFC 2046 §5.1.1: the line before a part, with the head of that part, and the one behind the last. */
function delimiters(
  { boundary = '', parts }: Multipart,
  { block }: CompletionPlace,
  span: Span,
): readonly Completion[] {
  const lineEnd = firstLineEnd(block.text) ?? '\n';
  const about = { kind: 'header-param', name: 'boundary', owner: 'Content-Type' } as const;
  // Of one that stands there already, the part follows.
  const isWhole = block.text.slice(span.start, span.end).trimEnd() === `--${boundary}`;
  const another: Completion = {
    label: `--${boundary}`,
    kind: 'several',
    span,
    ...filledIn(
      isWhole ? `--${boundary}` : `--${boundary}${lineEnd}Content-Type: ‹application/sdp›${lineEnd}${lineEnd}`,
    ),
    about,
  };
  const last: Completion = { ...valueItem(`--${boundary}--`, span), about };
  return parts.length === 0 ? [another] : [another, last];
}

function lineAt({ block: { text }, offset }: CompletionPlace): Span {
  const start = startOfLine(text, offset);
  return spanOf(start, endOfLine(text, offset));
}
