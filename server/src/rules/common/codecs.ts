/** The formats of streams by what they stand for, to compare an answer with its offer. */

import { attributesIn } from '../../sip/bodies/sdp/attribute-values.ts';
import { payloadType } from '../../sip/bodies/sdp/payload-types.ts';
import { isRtp } from '../../sip/bodies/sdp/terms.ts';
import { Rtpmap } from '../../sip/bodies/sdp/values/rtpmap.ts';
import type { MediaSection } from '../../sip/bodies/sdp.ts';
import type { Token } from '../../sip/span.ts';

/** A format and what it stands for, such as `opus/48000/2` in lower case; a format that nothing explains stands for itself. */
export interface Codec {
  readonly format: Token;
  readonly name: string;
  /** As it is written, for people. */
  readonly written: string;
}

/** Nothing where a template stands among the formats. */
export function codecsOf({ media, lines }: MediaSection): readonly Codec[] | undefined {
  if (media.value.text.includes('{{')) return undefined;
  if (!isRtp(media.proto?.text ?? '')) return media.formats.map((format) => codecOf(format, format.text));
  const mapped = new Map(
    attributesIn(lines, Rtpmap).map(({ value }) => {
      const { encoding, clockRate, channels } = value;
      return [value.number, mappingOf(encoding.text, Number(clockRate.text), Number(channels?.text ?? 1))] as const;
    }),
  );
  return media.formats.map((format) => codecOf(format, mapped.get(Number(format.text)) ?? fixedMapping(format)));
}

function codecOf(format: Token, written: string): Codec {
  return { format, name: written.toLowerCase(), written };
}

function fixedMapping({ text }: Token): string {
  const known = payloadType(Number(text));
  return known === undefined ? text : mappingOf(known.encoding, known.clockRate, known.channels ?? 1);
}

/** One channel is not written: RFC 8866 §6.6. */
function mappingOf(encoding: string, clockRate: number, channels: number): string {
  return `${encoding}/${clockRate}${channels > 1 ? `/${channels}` : ''}`;
}
