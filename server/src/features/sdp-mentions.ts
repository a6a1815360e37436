/** The names in session descriptions: payload types, which count within a stream, and those of streams, which count within a description. */

import { partsAs } from '../sip/bodies/index.ts';
import { isRtp } from '../sip/bodies/sdp/terms.ts';
import { type MediaSection, type Sdp, type SdpAttribute, sdp, wordsOf } from '../sip/bodies/sdp.ts';
import { type Span, spanOf, type Token } from '../sip/span.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { aboutPayloadTypes } from './sdp-mappings.ts';

/** A name, and where it means something. */
export interface SdpMention extends Span {
  readonly kind: 'payload-type' | 'mid';
  readonly name: string;
  /** True where it gets its meaning: a payload type by `a=rtpmap`, a stream by `a=mid`. */
  readonly isDefinition: boolean;
  readonly scope: string;
}

export function sdpMentionsOf(block: Block): readonly SdpMention[] {
  if (block.message?.body === undefined) return [];
  return partsAs(block, sdp).flatMap(({ tree }) => [...payloadTypesIn(tree), ...midsIn(tree)]);
}

function payloadTypesIn({ media }: Sdp): SdpMention[] {
  return media.filter((section) => isRtp(section.media.proto?.text ?? '')).flatMap(payloadTypesOf);
}

function payloadTypesOf({ media, lines, start }: MediaSection): SdpMention[] {
  const named = (token: Token, isDefinition = false): SdpMention[] => {
    const { text: name } = token;
    if (!/^\d{1,3}$/u.test(name)) return [];
    return [{ kind: 'payload-type', name, isDefinition, scope: `stream ${start}`, ...spanOf(token.start, token.end) }];
  };
  const inAttribute = (line: SdpAttribute): SdpMention[] => {
    const [format, mapping] = line.argument === undefined ? [] : wordsOf(line.argument);
    if (format === undefined) return [];
    const own = named(format, line.name.text === 'rtpmap' && mapping !== undefined);
    return line.name.text === 'fmtp' ? [...own, ...repairedIn(line).flatMap((token) => named(token))] : own;
  };
  return [
    ...media.formats.flatMap((format) => named(format)),
    ...lines.flatMap((line) =>
      line.kind === 'attribute' && aboutPayloadTypes.has(line.name.text) ? inAttribute(line) : [],
    ),
  ];
}

/** RFC 4588 §8.1: `apt=96`, the payload type whose packets are sent again. */
function repairedIn({ argument }: SdpAttribute): Token[] {
  const found = /(?<before>[ ;]apt=)(?<type>\d{1,3})(?!\d)/iu.exec(argument?.text ?? '');
  const { before, type } = found?.groups ?? {};
  if (argument === undefined || found === null || before === undefined || type === undefined) return [];
  const start = argument.start + found.index + before.length;
  return [{ ...spanOf(start, start + type.length), text: type }];
}

function midsIn({ session, media, start }: Sdp): SdpMention[] {
  const scope = `description ${start}`;
  const named =
    (isDefinition: boolean) =>
    (token: Token): SdpMention => {
      return { kind: 'mid', name: token.text, isDefinition, scope, ...spanOf(token.start, token.end) };
    };
  const groups = session.lines.flatMap((line) => wordsIn(line, 'group').slice(1).map(named(false)));
  const own = media.flatMap(({ lines }) => lines.flatMap((line) => wordsIn(line, 'mid').slice(0, 1).map(named(true))));
  return [...groups, ...own];
}

function wordsIn(line: Sdp['lines'][number], name: string): readonly Token[] {
  if (line.kind !== 'attribute' || line.name.text !== name || line.argument === undefined) return [];
  return wordsOf(line.argument);
}
