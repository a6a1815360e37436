/** What is as it should be in the formats and attributes of nearly all streams: told once, so that the many rules about them are run on no others. */

import { attributeNamed } from '../sip/bodies/sdp/attributes.ts';
import { encodingNamed, plainMappings } from '../sip/bodies/sdp/encodings.ts';
import { payloadTypes } from '../sip/bodies/sdp/payload-types.ts';
import { isRtp } from '../sip/bodies/sdp/terms.ts';
import { attributeDefinition } from '../sip/bodies/sdp/values/index.ts';
import type { MediaSection, Sdp, SdpAttribute, SdpLine, SdpMedia } from '../sip/bodies/sdp.ts';
import { isBlank } from '../sip/syntax/lines.ts';

/** No format listed twice, each with a meaning, no attribute twice or about a format that is not listed, and nothing odd in any of them. */
export function areUsualStreams({ session, media }: Sdp): boolean {
  return areUsual(session.lines, undefined) && media.every(isUsualStream);
}

function isUsualStream({ media, lines }: MediaSection): boolean {
  const { formats } = media;
  if (formats.length > mostFormats || !areUsual(lines, media)) return false;
  for (const [index, { text }] of formats.entries()) {
    if (formats.findIndex((other) => other.text === text) !== index) return false;
    if (isRtp(media.proto?.text ?? '') && !fixed.has(text) && !lines.some((line) => isMappingOf(line, text)))
      return false;
  }
  return true;
}

/** Of more, each would be compared with too many others. */
const mostFormats = 16;

/** RFC 3551 §6. */
const fixed: ReadonlySet<string> = new Set(payloadTypes.map(({ number }) => `${number}`));

function isMappingOf(line: SdpLine, format: string): boolean {
  return line.kind === 'attribute' && line.name.text === 'rtpmap' && formatIn(line) === format;
}

function areUsual(lines: readonly SdpLine[], media: SdpMedia | undefined): boolean {
  const seen: string[] = [];
  for (const line of lines) {
    if (line.kind !== 'attribute') continue;
    const key = keyOf(line);
    if (seen.includes(key) || !isUsualAttribute(line, media)) return false;
    seen.push(key);
  }
  return true;
}

/** What may stand there once: a mapping and parameters for each format, one direction, and one of anything else. */
function keyOf(line: SdpAttribute): string {
  const { text } = line.name;
  if (text === 'rtpmap') return formatIn(line);
  if (text === 'fmtp') return `fmtp ${formatIn(line)}`;
  return directions.has(text) ? 'direction' : text;
}

const directions: ReadonlySet<string> = new Set(['sendrecv', 'sendonly', 'recvonly', 'inactive']);

/** The word before the first blank. */
function formatIn({ argument }: SdpAttribute): string {
  const blank = argument?.text.indexOf(' ') ?? -1;
  return blank === -1 ? '' : (argument?.text.slice(0, blank) ?? '');
}

function isUsualAttribute(line: SdpAttribute, media: SdpMedia | undefined): boolean {
  const { name, argument } = line;
  if (name.text === 'rtpmap') return media !== undefined && isUsualMapping(line, media);
  if (name.text === 'fmtp') return media !== undefined && lists(media, formatIn(line)) && isUsualParameter(line);
  if (name.text === 'ptime' || name.text === 'maxptime') return /^[1-9]\d{0,2}$/u.test(argument?.text ?? '');
  const attribute = attributeNamed(name.text);
  if (attribute === undefined || (attribute.flag === true) !== (argument === undefined)) return false;
  if (argument !== undefined && isBlank(argument.text.charCodeAt(0))) return false;
  return attributeDefinition(name.text) === undefined;
}

function lists({ formats }: SdpMedia, format: string): boolean {
  return formats.some(({ text }) => text === format);
}

/** RFC 8866 §6.6: an encoding for this kind of media, with a clock rate that it can have, and of a number that is fixed that which it means. */
function isUsualMapping(line: SdpAttribute, media: SdpMedia): boolean {
  const format = formatIn(line);
  const kind = media.media?.text;
  const text = line.argument?.text ?? '';
  if ((kind !== 'audio' && kind !== 'video') || !lists(media, format)) return false;
  if (fixed.has(format)) return fixedMappings[kind].has(text);
  return /^(?:9[6-9]|1[01]\d|12[0-7])$/u.test(format) && mappings[kind].has(text.slice(format.length + 1));
}

const mappings = { audio: plainMappings('audio'), video: plainMappings('video') };
const fixedMappings = { audio: fixedOf('audio'), video: fixedOf('video') };

function fixedOf(kind: 'audio' | 'video'): ReadonlySet<string> {
  return new Set(
    payloadTypes
      .filter(({ media, encoding }) => media === kind && encodingNamed(encoding)?.media === kind)
      .map(({ number, encoding, clockRate }) => ({ number, mapping: `${encoding}/${clockRate}` }))
      .filter(({ mapping }) => mappings[kind].has(mapping))
      .map(({ number, mapping }) => `${number} ${mapping}`),
  );
}

/** RFC 4733 §2.4.1: the events of a telephone, which no parameter of another format looks like; RFC 4855 §2: G.729. */
function isUsualParameter({ argument }: SdpAttribute): boolean {
  return argument !== undefined && /^(?:\d+ 0-1[156]|18 annexb=(?:yes|no))$/u.test(argument.text);
}
