/** Completion in a session description: lines, attributes, and what stands in them. */

import { type AttributeType, attributes } from '../../sip/bodies/sdp/attributes.ts';
import { type LineType, lineTypes } from '../../sip/bodies/sdp/lines.ts';
import { attributeDefinition } from '../../sip/bodies/sdp/values/index.ts';
import type { SdpAttribute, SdpLine } from '../../sip/bodies/sdp.ts';
import { type Span, spanOf, touches } from '../../sip/span.ts';
import { endOfLine, startOfLine } from '../../sip/syntax/lines.ts';
import type { SdpPlace } from '../sdp-at.ts';
import { type Completion, type CompletionPlace, explainedBy, filledIn } from './item.ts';
import { valuesInAttribute } from './sdp-attribute-values.ts';
import { origins, usualTexts, wordsInLine } from './sdp-words.ts';
import { usualFirst } from './usual-first.ts';

/** How lines usually read, with what is to be filled in. */
const patterns: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    Object.entries(usualTexts).map(([letter, texts]) => [letter, texts.map((text) => `${letter}=${text}`)]),
  ),
  o: origins.map((origin) => `o=${origin}`),
  c: ['c=IN IP4 {{$localIp}}', 'c=IN IP4 ‹192.0.2.1›', 'c=IN IP6 ‹2001:db8::1›'],
  b: ['b=AS:‹64›'],
  t: ['t=0 0'],
  m: [
    'm=audio {{$rtpPort}} RTP/AVP ‹0 8›',
    'm=video ‹49172› RTP/AVP ‹96›',
    'm=audio ‹49170› UDP/TLS/RTP/SAVPF ‹111›',
    'm=image ‹49174› udptl t38',
  ],
};

/** What may stand at a place in a session description. */
export function sdpOffers(found: SdpPlace, { block, offset }: CompletionPlace): readonly Completion[] {
  const { line } = found;
  if (line === undefined || !('letter' in line)) return lineOffers(found, typedLine(block.text, offset));
  if (offset <= line.letter.end) return lineOffers(found, spanOf(line.start, line.value.end));
  if (line.kind !== 'attribute')
    return explainedBy({ kind: 'sdp-line', name: line.letter.text }, wordsInLine(line, found, offset));
  if (touches(line.name, offset)) return attributeNames(found, line);
  return explainedBy({ kind: 'sdp-attribute', name: line.name.text }, valuesInAttribute(line, found, offset));
}

/** What is typed of a line that has no letter and `=` yet. */
function typedLine(text: string, offset: number): Span {
  const start = startOfLine(text, offset);
  return spanOf(start, Math.max(offset, endOfLine(text, start)));
}

/** RFC 8866 §5: every description has these. */
const mandatory: ReadonlySet<string> = new Set(['v', 'o', 's', 't']);

/** The lines that may stand in the section and are not there yet: those that must, the usual ones, then all others in the order in which they stand. */
function lineOffers({ section, description }: SdpPlace, span: Span): readonly Completion[] {
  const isMedia = section !== undefined;
  const lines = (section ?? description.session).lines;
  const there = new Set(
    lines.flatMap((line) => ('letter' in line && line.start !== span.start ? line.letter.text : [])),
  );
  const isMissing = ({ letter }: LineType) => !isMedia && mandatory.has(letter) && !there.has(letter);
  const usable = lineTypes.filter((type) => mayStand(type, isMedia, lines, span));
  const isBegun = isMedia || there.has('t');
  const isUsual = ({ letter }: LineType) => isBegun && (letter === 'a' || letter === 'm');
  const place = (type: LineType) => (isMissing(type) ? 0 : isUsual(type) ? 1 : 2);
  usable.sort((one, other) => place(one) - place(other));
  return usable.flatMap((type) => {
    if (type.letter === 'a') return [attributeOffer(span)];
    return (patterns[type.letter] ?? []).map((pattern) => lineOffer(type, pattern, span));
  });
}

function mayStand(
  { letter, once, foreign, ...ranks }: LineType,
  isMedia: boolean,
  lines: readonly SdpLine[],
  span: Span,
) {
  if (letter === 'k') return false;
  if (foreign === true || letter === 'm') return true;
  if ((isMedia ? ranks.inMedia : ranks.inSession) === undefined) return false;
  const isThere = lines.some((line) => 'letter' in line && line.letter.text === letter && line.start !== span.start);
  return !isThere || once === undefined || (once === 'session' && isMedia);
}

function lineOffer({ letter, form }: LineType, pattern: string, span: Span): Completion {
  const filled = filledIn(pattern);
  return {
    label: filled.text,
    kind: 'value',
    span,
    ...filled,
    detail: form,
    about: { kind: 'sdp-line', name: letter },
  };
}

function attributeOffer(span: Span): Completion {
  const about = { kind: 'sdp-line', name: 'a' } as const;
  return { label: 'a=', kind: 'value', span, text: 'a=', detail: 'a=name[:value]', about, continues: true };
}

/** The attributes of the section's level that are not there yet, the usual ones first. */
function attributeNames({ description, section }: SdpPlace, line: SdpAttribute): readonly Completion[] {
  const level = section === undefined ? 'session' : 'media';
  const there = new Set((section ?? description.session).lines.flatMap((each) => (each === line ? [] : nameOf(each))));
  const span = spanOf(line.name.start, line.name.end);
  const hasColon = line.argument !== undefined;
  return usualFirst('sdp-attributes', attributes)
    .filter(({ at, historic }) => at.includes(level) && historic !== true)
    .filter(({ name }) => !there.has(name) || isRepeated(name))
    .map((attribute) => nameOffer(attribute, span, hasColon));
}

function nameOffer({ name, flag }: AttributeType, span: Span, hasColon: boolean): Completion {
  const form = attributeDefinition(name)?.form;
  const isBare = flag === true || hasColon;
  return {
    label: name,
    kind: 'param',
    span,
    text: isBare ? name : `${name}:`,
    about: { kind: 'sdp-attribute', name },
    ...(form === undefined || flag === true ? {} : { detail: form }),
    ...(isBare ? {} : { continues: true }),
  };
}

function nameOf(line: SdpLine): string[] {
  return line.kind === 'attribute' ? [line.name.text] : [];
}

const repeated: ReadonlySet<string> = new Set(
  'rtpmap fmtp rtcp-fb candidate crypto extmap ssrc ssrc-group fingerprint group rid curr des conf msid framesize imageattr'.split(
    ' ',
  ),
);

function isRepeated(name: string): boolean {
  return repeated.has(name);
}
