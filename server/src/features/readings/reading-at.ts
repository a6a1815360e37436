/** What can be read out of the value under the cursor, wherever in a message it stands. */

import { bodyPlaceAt } from '../../sip/bodies/at.ts';
import { treeIn } from '../../sip/bodies/index.ts';
import { sdp } from '../../sip/bodies/sdp.ts';
import { sipFragment } from '../../sip/bodies/sip-fragment.ts';
import { headerNamed } from '../../sip/headers/index.ts';
import { type BlockOffset, spanOf, type Token, touches } from '../../sip/span.ts';
import { elementAt } from '../../sip/syntax/at.ts';
import type { Field, Message } from '../../sip/syntax/tree.ts';
import { shapeOf } from '../field-shape.ts';
import { type HeadPlace, type ParamPlace, placeInBareUri, placeInValue } from '../value-place.ts';
import type { Words } from '../words.ts';
import {
  branchReading,
  callIdReading,
  cseqReading,
  namedCallReading,
  rackReading,
  replacedReading,
  rseqReading,
  tagReading,
} from './dialogs.ts';
import { addressRemark } from './hosts.ts';
import { dateReading, numberReading, paramReading } from './numbers.ts';
import { passportReading } from './passports.ts';
import { type Reading, type ReadingPlace, readingOf } from './reading.ts';
import { sessionReading } from './sessions.ts';
import { uriReading } from './uris.ts';
import { viaReading } from './vias.ts';

/** Nothing where all is said by what stands there. */
export function readingAt(place: ReadingPlace, offset: BlockOffset, words: Words): Reading | undefined {
  const reading = nearestReading(place, offset, words);
  return reading !== undefined && touches(reading, offset) ? reading : undefined;
}

function nearestReading(place: ReadingPlace, offset: BlockOffset, words: Words): Reading | undefined {
  const { block } = place;
  const element = elementAt(block, offset);
  if (element.template !== undefined) return undefined;
  switch (element.part) {
    case 'uri': {
      const part = placeInBareUri(block.text, element.token, offset);
      return part.kind === 'uri' ? uriReading(block.text, part, offset, true) : undefined;
    }
    case 'version':
      return /^SIP\/2\.0$/iu.test(element.token.text)
        ? readingOf('version', element.token, [{ key: 'version-sip' }], 'RFC 3261 §7.1')
        : undefined;
    case 'field-value':
      return block.message === undefined ? undefined : inField(place, block.message, element.line, offset, words);
    case 'body':
      return inBody(place, offset, words);
    default:
      return undefined;
  }
}

function inBody(place: ReadingPlace, offset: BlockOffset, words: Words): Reading | undefined {
  const { block } = place;
  const found = bodyPlaceAt(block, offset);
  if (found?.kind !== 'content') return undefined;
  const description = treeIn(found.part, sdp);
  if (description !== undefined) return sessionReading(description, offset);
  const message = treeIn(found.part, sipFragment)?.message;
  if (message === undefined || (message.body !== undefined && offset >= message.body.start)) return undefined;
  // What else the file says of a call it does not say of one that a body tells of.
  return readingAt({ block: { ...block, preamble: [], separator: undefined, message } }, offset, words);
}

/** The fields whose URIs requests are sent to. */
const targets: ReadonlySet<string> = new Set('Contact Path Record-Route Refer-To Route Service-Route'.split(' '));

function inField(
  place: ReadingPlace,
  message: Message,
  field: Field,
  offset: BlockOffset,
  words: Words,
): Reading | undefined {
  const header = headerNamed(field.name.text);
  const { value } = field;
  if (header === undefined || !touches(value, offset)) return undefined;
  const { text } = place.block;
  const part = placeInValue(text, value, offset, shapeOf(header));
  if (part.kind === 'uri')
    return replacedReading(text, part.uri, offset, place) ?? uriReading(text, part, offset, targets.has(header.name));
  if ('param' in part) return part.of === 'uri' ? undefined : inParam(header.name, part, message, place, words);
  return inHead(header.name, part, message, field, place, offset, words);
}

function inParam(
  header: string,
  part: ParamPlace,
  message: Message,
  place: ReadingPlace,
  words: Words,
): Reading | undefined {
  const name = part.param.name.text.toLowerCase();
  const { value } = part.param;
  if (part.kind === 'param-name') return undefined;
  if (value !== undefined && name === 'tag' && (header === 'From' || header === 'To'))
    return tagReading(value, message, place);
  if (value !== undefined && name === 'branch' && header === 'Via') return branchReading(value, message, place);
  if (value !== undefined && name === 'call-id' && header === 'Event') return namedCallReading(unquoted(value), place);
  if (value !== undefined && header === 'Via' && (name === 'received' || name === 'maddr'))
    return readingOf('address', value, [addressRemark(value.text)], 'RFC 3261 §18.2.2');
  return paramReading(header, part, message, words);
}

/** What stands between quotes, where there are any. */
function unquoted(value: Token): Token {
  const { start, end, text } = value;
  return /^".*"$/u.test(text) ? { ...spanOf(start + 1, end - 1), text: text.slice(1, -1) } : value;
}

function inHead(
  header: string,
  part: HeadPlace,
  message: Message,
  { value }: Field,
  place: ReadingPlace,
  offset: BlockOffset,
  words: Words,
): Reading | undefined {
  switch (header) {
    case 'Call-ID':
      return callIdReading(value, message, place);
    case 'CSeq':
      return cseqReading(value, message, place, offset);
    case 'Date':
      return dateReading(value);
    case 'Identity':
      return passportReading(part.token);
    case 'In-Reply-To':
    case 'Join':
    case 'Replaces':
    case 'Target-Dialog':
      return namedCallReading(part.token, place);
    case 'RAck':
      return rackReading(value, message, place, offset);
    case 'RSeq':
      return rseqReading(value, message, place);
    case 'Via':
      return viaReading(message, place.block.text, part.element, offset);
    default:
      return numberReading(header, value, words, place) ?? inBareAddress(header, part, place, offset);
  }
}

/** RFC 3261 §20: an address without angle brackets. */
function inBareAddress(
  header: string,
  { token }: HeadPlace,
  place: ReadingPlace,
  offset: BlockOffset,
): Reading | undefined {
  if (!/^(?:sips?|tel):/iu.test(token.text)) return undefined;
  const part = placeInBareUri(place.block.text, token, offset);
  return part.kind === 'uri' ? uriReading(place.block.text, part, offset, targets.has(header)) : undefined;
}
