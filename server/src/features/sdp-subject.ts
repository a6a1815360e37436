/** What the cursor is on in a session description. */

import { type AttributeType, attributeNamed } from '../sip/bodies/sdp/attributes.ts';
import { type LineType, lineType } from '../sip/bodies/sdp/lines.ts';
import { payloadType } from '../sip/bodies/sdp/payload-types.ts';
import { isRtp, type Term, type TermKind, termNamed } from '../sip/bodies/sdp/terms.ts';
import { isSdpField, type Sdp, type SdpField, type SdpSection, wordsOf } from '../sip/bodies/sdp.ts';
import { type BlockOffset, type Span, spanOf, type Token, touches } from '../sip/span.ts';

export type SdpSubject = Span &
  (
    | { readonly kind: 'sdp-line'; readonly line: LineType }
    | { readonly kind: 'sdp-attribute'; readonly attribute: AttributeType }
    | { readonly kind: 'sdp-term'; readonly term: Term }
    | { readonly kind: 'payload-type'; readonly number: number; readonly mapping: Mapping }
  );

/** What a payload type stands for, by the table or by `a=rtpmap`. */
export interface Mapping {
  readonly encoding: string;
  /** All of it, as `a=rtpmap` writes it. */
  readonly written: string;
  readonly isStatic: boolean;
}

/** The attributes whose value begins with a payload type. */
const aboutPayloadTypes: ReadonlySet<string> = new Set(['rtpmap', 'fmtp', 'rtcp-fb', 'framesize']);

/** The innermost thing of which something is known. */
export function sdpSubjectAt(found: Sdp, offset: BlockOffset): SdpSubject | undefined {
  const line = found.lines.find((each) => isSdpField(each) && each.start <= offset && offset <= each.value.end);
  if (line === undefined || !isSdpField(line)) return undefined;
  const type = lineType(line.letter.text);
  if (type === undefined) return undefined;
  return inParts(found, line, offset) ?? { kind: 'sdp-line', line: type, ...spanOf(line.start, line.value.end) };
}

function inParts(found: Sdp, line: SdpField, offset: BlockOffset): SdpSubject | undefined {
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
    case 'media': {
      const format = isRtp(line.proto?.text ?? '') ? line.formats.find(on) : undefined;
      if (format !== undefined) return payloadSubject(found, line, format);
      return term('media', line.media) ?? term('proto', line.proto);
    }
    case 'attribute': {
      if (touches(line.name, offset)) return attributeSubject(line.name);
      if (!on(line.argument) || !aboutPayloadTypes.has(line.name.text)) return undefined;
      const [format] = wordsOf(line.argument);
      return on(format) ? payloadSubject(found, line, format) : undefined;
    }
    default:
      return undefined;
  }
}

function termSubject(kind: TermKind, part: Token): SdpSubject | undefined {
  const term = termNamed(kind, part.text);
  return term === undefined ? undefined : { kind: 'sdp-term', term, ...spanOf(part.start, part.end) };
}

function attributeSubject(name: Token): SdpSubject | undefined {
  const attribute = attributeNamed(name.text);
  return attribute === undefined ? undefined : { kind: 'sdp-attribute', attribute, ...spanOf(name.start, name.end) };
}

function payloadSubject(found: Sdp, line: SdpField, format: Token): SdpSubject | undefined {
  if (!/^\d{1,3}$/u.test(format.text)) return undefined;
  const section = found.media.find(({ lines }) => lines.includes(line));
  const number = Number(format.text);
  const mapping = (section === undefined ? undefined : mappingIn(section, number)) ?? staticMapping(number);
  return mapping === undefined
    ? undefined
    : { kind: 'payload-type', number, mapping, ...spanOf(format.start, format.end) };
}

function mappingIn({ lines }: SdpSection, number: number): Mapping | undefined {
  for (const line of lines) {
    if (line.kind !== 'attribute' || line.name.text !== 'rtpmap' || line.argument === undefined) continue;
    const [format, written] = wordsOf(line.argument);
    if (format?.text !== String(number) || written === undefined) continue;
    const [encoding = ''] = written.text.split('/', 1);
    return { encoding, written: written.text, isStatic: false };
  }
  return undefined;
}

function staticMapping(number: number): Mapping | undefined {
  const type = payloadType(number);
  if (type === undefined) return undefined;
  const { encoding, clockRate, channels = 1 } = type;
  return { encoding, written: `${encoding}/${clockRate}${channels > 1 ? `/${channels}` : ''}`, isStatic: true };
}
