/** What the cursor is on in a session description. */

import { type AttributeType, attributeNamed } from '../sip/bodies/sdp/attributes.ts';
import { type Encoding, encodingNamed } from '../sip/bodies/sdp/encodings.ts';
import { type FormatDefinition, type FormatParamDefinition, formatOf } from '../sip/bodies/sdp/format-params.ts';
import { type LineType, lineType } from '../sip/bodies/sdp/lines.ts';
import { isRtp, type Term, type TermKind, termNamed } from '../sip/bodies/sdp/terms.ts';
import {
  isSdpField,
  type MediaSection,
  type Sdp,
  type SdpAttribute,
  type SdpField,
  wordsOf,
} from '../sip/bodies/sdp.ts';
import { type BlockOffset, type Span, spanOf, type Token, touches } from '../sip/span.ts';
import { placeInSdp } from './sdp-at.ts';
import { aboutPayloadTypes, type Mapping, mappingOf } from './sdp-mappings.ts';
import { sessionTime } from './sdp-times.ts';

export type SdpSubject = Span &
  (
    | { readonly kind: 'sdp-line'; readonly line: LineType }
    | { readonly kind: 'sdp-attribute'; readonly attribute: AttributeType }
    | { readonly kind: 'sdp-term'; readonly term: Term }
    | { readonly kind: 'sdp-encoding'; readonly encoding: Encoding }
    | { readonly kind: 'sdp-time'; readonly time: string }
    | { readonly kind: 'format-param'; readonly format: FormatDefinition; readonly param: FormatParamDefinition }
    | { readonly kind: 'payload-type'; readonly number: number; readonly mapping: Mapping }
  );

/** The innermost thing of which something is known. */
export function sdpSubjectAt(found: Sdp, offset: BlockOffset): SdpSubject | undefined {
  const { line, section: above } = placeInSdp(found, offset);
  if (line === undefined || !isSdpField(line) || offset > line.value.end) return undefined;
  const type = lineType(line.letter.text);
  if (type === undefined) return undefined;
  const section = above ?? found.media.find(({ media }) => media === line);
  return inParts(section, line, offset) ?? { kind: 'sdp-line', line: type, ...spanOf(line.start, line.value.end) };
}

function inParts(section: MediaSection | undefined, line: SdpField, offset: BlockOffset): SdpSubject | undefined {
  const on = (part: Token | undefined): part is Token => part !== undefined && touches(part, offset);
  const term = (kind: TermKind, part: Token | undefined): SdpSubject | undefined => {
    return on(part) ? termSubject(kind, part) : undefined;
  };
  switch (line.kind) {
    case 'origin':
    case 'connection':
      return term('net-type', line.netType) ?? term('address-type', line.addressType);
    case 'bandwidth':
      return term('bandwidth', line.type);
    case 'timing':
      return timeSubject([line.from, line.until].find(on));
    case 'media': {
      const format = isRtp(line.proto?.text ?? '') ? line.formats.find(on) : undefined;
      if (format !== undefined) return payloadSubject(section, format);
      return term('media', line.media) ?? term('proto', line.proto);
    }
    case 'attribute':
      return inAttribute(section, line, offset) ?? attributeSubject(line);
    default:
      return undefined;
  }
}

/** What stands behind the colon, where more is known of it than of the attribute. */
function inAttribute(
  section: MediaSection | undefined,
  line: SdpAttribute,
  offset: BlockOffset,
): SdpSubject | undefined {
  const { argument, name } = line;
  if (argument === undefined || !touches(argument, offset)) return undefined;
  const [format, mapping] = wordsOf(argument);
  if (name.text === 'group')
    return format !== undefined && touches(format, offset) ? termSubject('group', format) : undefined;
  if (!aboutPayloadTypes.has(name.text)) return undefined;
  if (format !== undefined && touches(format, offset)) return payloadSubject(section, format);
  if (name.text === 'rtpmap') return mapping === undefined ? undefined : encodingSubject(mapping, offset);
  return name.text === 'fmtp' && format !== undefined ? paramSubject(section, format, argument, offset) : undefined;
}

function termSubject(kind: TermKind, part: Token): SdpSubject | undefined {
  const term = termNamed(kind, part.text);
  return term === undefined ? undefined : { kind: 'sdp-term', term, ...spanOf(part.start, part.end) };
}

function timeSubject(part: Token | undefined): SdpSubject | undefined {
  const time = part === undefined ? undefined : sessionTime(part.text);
  return part === undefined || time === undefined
    ? undefined
    : { kind: 'sdp-time', time, ...spanOf(part.start, part.end) };
}

function attributeSubject({ name, value }: SdpAttribute): SdpSubject | undefined {
  const attribute = attributeNamed(name.text);
  return attribute === undefined ? undefined : { kind: 'sdp-attribute', attribute, ...spanOf(name.start, value.end) };
}

function encodingSubject({ start, text }: Token, offset: BlockOffset): SdpSubject | undefined {
  const [name = ''] = text.split('/', 1);
  const encoding = encodingNamed(name);
  return encoding === undefined || offset > start + name.length
    ? undefined
    : { kind: 'sdp-encoding', encoding, ...spanOf(start, start + name.length) };
}

/** The parameter of the format under the cursor. */
function paramSubject(
  section: MediaSection | undefined,
  format: Token,
  { start, text }: Token,
  offset: BlockOffset,
): SdpSubject | undefined {
  const definition = formatOf(mappingOf(section, Number(format.text))?.encoding ?? '');
  const local = offset - start;
  const from = Math.max(text.lastIndexOf(';', local - 1) + 1, format.end - start);
  const behind = text.indexOf(';', local);
  const until = behind === -1 ? text.length : behind;
  const piece = text.slice(from, until);
  const begin = from + (piece.length - piece.trimStart().length);
  const [name = ''] = text.slice(begin, until).split('=', 1);
  const param = definition?.params.find((each) => each.name === name.trim().toLowerCase());
  if (definition === undefined || param === undefined || local < begin) return undefined;
  return {
    kind: 'format-param',
    format: definition,
    param,
    ...spanOf(start + begin, start + begin + piece.trim().length),
  };
}

function payloadSubject(section: MediaSection | undefined, format: Token): SdpSubject | undefined {
  if (!/^\d{1,3}$/u.test(format.text)) return undefined;
  const number = Number(format.text);
  const mapping = mappingOf(section, number);
  return mapping === undefined
    ? undefined
    : { kind: 'payload-type', number, mapping, ...spanOf(format.start, format.end) };
}
