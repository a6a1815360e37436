/** What a selection grows to, step by step: word, token, parameter, value, line, head or body, message, block. */

import { partsOf } from '../sip/bodies/index.ts';
import { headerNamed } from '../sip/headers/index.ts';
import { type BlockOffset, type Span, spanOf, type Token, touches } from '../sip/span.ts';
import { elementAt } from '../sip/syntax/at.ts';
import { endOfLine, isBlank, isLineEnd, startOfLine } from '../sip/syntax/lines.ts';
import type { Block, Field, Message } from '../sip/syntax/tree.ts';
import { shapeOf } from './field-shape.ts';
import { placeInBareUri, placeInValue, type ValuePlace } from './value-place.ts';

/** The stretches around a place, each within the next; the last is the block. */
export function selectionsAt(block: Block, offset: BlockOffset): readonly Span[] {
  const { text, message } = block;
  const candidates = [
    wordAt(text, offset),
    ...inElement(block, offset),
    lineAt(text, offset),
    ...(message === undefined ? [] : inMessage(message)),
    spanOf(0, text.length),
  ];
  return nested(candidates.filter((span) => touches(span, offset)));
}

/** The shortest first, and of the others those that hold what is there already and more. */
function nested(spans: readonly Span[]): Span[] {
  const chain: Span[] = [];
  for (const span of spans.toSorted((one, other) => lengthOf(one) - lengthOf(other))) {
    const inner = chain.at(-1);
    if (lengthOf(span) === 0) continue;
    if (inner === undefined || (holds(span, inner) && lengthOf(span) > lengthOf(inner))) chain.push(span);
  }
  return chain;
}

function inElement(block: Block, offset: BlockOffset): Span[] {
  const element = elementAt(block, offset);
  const templates = element.template === undefined ? [] : [element.template.expression, element.template];
  switch (element.part) {
    case 'field-value':
      return [
        ...templates,
        ...inValue(block.text, element.line, offset),
        element.token,
        written(block.text, element.line),
      ];
    case 'uri':
      return [...templates, ...inPlace(placeInBareUri(block.text, element.token, offset)), element.token];
    case 'comment':
    case 'remark':
    case 'preamble-line':
    case 'head-line':
      return templates;
    case 'body':
      return [...templates, ...inParts(block, offset)];
    default:
      return [...templates, element.token];
  }
}

/** The parts around a place, each without and with its header fields. */
function inParts(block: Block, offset: BlockOffset): Span[] {
  return partsOf(block).flatMap((part) => {
    const [first] = part.depth === 0 ? [] : part.fields;
    const spans = [spanOf(part.start, part.end), spanOf(first?.start ?? part.start, part.end)];
    return spans.filter((span) => touches(span, offset)).map((span) => written(block.text, span));
  });
}

function inValue(text: string, { name, value }: Field, offset: BlockOffset): Span[] {
  const place = placeInValue(text, value, offset, shapeOf(headerNamed(name.text)));
  const { uri } = place.element;
  const angled = uri === undefined ? [] : [uri, spanOf(uri.start - 1, Math.min(uri.end + 1, value.end))];
  return [...inPlace(place), ...angled, written(text, place.element)];
}

function inPlace(place: ValuePlace): Span[] {
  const token = [place.token, ...withoutQuotes(place.token)];
  return 'param' in place ? [...token, spanOf(place.param.name.start, place.param.end)] : token;
}

function withoutQuotes({ start, end, text }: Token): Span[] {
  return /^".*"$/su.test(text) ? [spanOf(start + 1, end - 1)] : [];
}

/** The head, the body, and the message, all without what is empty behind them. */
function inMessage({ source, startLine, head, body, start, end }: Message): Span[] {
  const parts = [spanOf(startLine.start, head.at(-1)?.end ?? startLine.end), spanOf(start, end)];
  return [...parts, ...(body === undefined ? [] : [body])].map((part) => written(source, part));
}

/** A stretch without blanks and line ends around it. */
function written(text: string, { start, end }: Span): Span {
  const isEmpty = (at: number): boolean => isBlank(text.charCodeAt(at)) || isLineEnd(text.charCodeAt(at));
  let [from, to]: [number, number] = [start, end];
  while (from < to && isEmpty(from)) from += 1;
  while (to > from && isEmpty(to - 1)) to -= 1;
  return spanOf(from, to);
}

function lineAt(text: string, offset: number): Span {
  return written(text, spanOf(startOfLine(text, offset), endOfLine(text, offset)));
}

function wordAt(text: string, offset: number): Span {
  let [from, to] = [offset, offset];
  while (from > 0 && isWord(text.charCodeAt(from - 1))) from -= 1;
  while (to < text.length && isWord(text.charCodeAt(to))) to += 1;
  return spanOf(from, to);
}

/** Letters, digits and the signs of a token (RFC 3261 §25.1) but the stop, at which addresses are taken apart; whatever is not ASCII is a letter. */
function isWord(code: number): boolean {
  return code >= 0x80 || /[\w!%*+`'~-]/u.test(String.fromCharCode(code));
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
