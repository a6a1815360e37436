/** A part of the session description that a message carried, such as `media[0].port` of `invite.response.body.sdp.media[0].port`. */

import { sdpIn } from './bodies/index.ts';
import { isSdpField, type MediaSection, type Sdp, type SdpField, type SdpSection } from './bodies/sdp.ts';
import type { Message } from './syntax/tree.ts';

type Path = readonly (string | number)[];

/** Nothing where the body is no description, or has no such part. */
export function sdpPart(message: Message, path: Path): string | undefined {
  const description = sdpIn(message);
  if (description === undefined || path[0] !== 'media') return description && partOf(description.session, path);
  const [index, ...rest] = typeof path[1] === 'number' ? path.slice(1) : [0, ...path.slice(1)];
  const section = description.media[Number(index)];
  return section && (mediaPart(section, rest) ?? partOf(section, rest) ?? fallback(description, rest));
}

function mediaPart({ media }: MediaSection, [name, index, ...rest]: Path): string | undefined {
  if (rest.length > 0) return undefined;
  if (name === 'formats' && index === undefined) return media.formats.map(({ text }) => text).join(' ');
  if (name === 'formats') return typeof index === 'number' ? media.formats[index]?.text : undefined;
  if (index !== undefined || (name !== 'media' && name !== 'port' && name !== 'proto')) return undefined;
  return media[name]?.text;
}

/** RFC 8866 §5.7: the `c=` of the session counts for media that have none of their own. */
function fallback({ session }: Sdp, path: Path): string | undefined {
  return path[0] === 'address' ? partOf(session, path) : undefined;
}

function partOf(section: SdpSection, [name, part, ...rest]: Path): string | undefined {
  if (rest.length > 0) return undefined;
  if (name === 'address' && part === undefined) return lineOf(section, 'connection')?.address?.text;
  if (name === 'attributes' && typeof part === 'string') return attributeIn(section, part);
  const origin = name === 'origin' ? lineOf(section, 'origin') : undefined;
  if (part === 'username' || part === 'sessionId' || part === 'sessionVersion' || part === 'address')
    return origin?.[part]?.text;
  return undefined;
}

/** A flag has an empty value. */
function attributeIn({ lines }: SdpSection, name: string): string | undefined {
  const line = lines.find((each) => each.kind === 'attribute' && each.name.text === name);
  return line?.kind === 'attribute' ? (line.argument?.text ?? '') : undefined;
}

function lineOf<Kind extends SdpField['kind']>(
  { lines }: SdpSection,
  kind: Kind,
): Extract<SdpField, { kind: Kind }> | undefined {
  const isOf = (line: SdpField): line is Extract<SdpField, { kind: Kind }> => line.kind === kind;
  return lines.filter(isSdpField).find(isOf);
}
