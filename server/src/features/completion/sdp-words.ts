/** Completion of the words in the lines of a session description other than attributes. */

import { encodingNamed, encodingsOf, mappingOf } from '../../sip/bodies/sdp/encodings.ts';
import { payloadTypesOf } from '../../sip/bodies/sdp/payload-types.ts';
import { isRtp, type TermKind, terms } from '../../sip/bodies/sdp/terms.ts';
import { type SdpField, type SdpMedia, wordsOf } from '../../sip/bodies/sdp.ts';
import { type BlockOffset, type Span, spanOf, type Token, touches } from '../../sip/span.ts';
import type { SdpPlace } from '../sdp-at.ts';
import { mappingsIn, writtenMapping } from '../sdp-mappings.ts';
import { type Completion, valueItem } from './item.ts';
import { usualFirst } from './usual-first.ts';

/** What usually stands behind `o=`. */
export const origins = ['- {{$timestamp}} {{$sdpVersion}} IN IP4 {{$localIp}}', '- ‹1› ‹1› IN IP4 ‹192.0.2.1›'];

/** The payload types of RFC 3551 that telephones have; the others are seldom met. */
const usualTypes = [0, 8, 9, 18];

/** What may stand at a place behind the letter of a line. */
export function wordsInLine(line: SdpField, place: SdpPlace, offset: BlockOffset): readonly Completion[] {
  const { index, span } = wordAt(line.value, offset);
  switch (line.kind) {
    case 'connection':
      return address(index, span, line.value);
    case 'origin':
      if (line.value.text === '') return origins.map((pattern) => valueItem(pattern, span));
      return index < 3 ? numbersOf(index, span) : address(index - 3, span, line.value);
    case 'bandwidth':
      return line.amount !== undefined && offset > (line.type?.end ?? 0)
        ? amounts(line.type?.text ?? '', line.amount)
        : termItems('bandwidth', line.type ?? span, line.amount === undefined ? ':' : '');
    case 'timing':
      return index === 0 ? [valueItem('0 0', spanOf(line.value.start, line.value.end))] : [];
    case 'media':
      return inMedia(line, index, span, place);
    default:
      return (usualTexts[line.letter.text] ?? []).map((text) =>
        valueItem(text, spanOf(line.value.start, line.value.end)),
      );
  }
}

/** What lines usually hold that are not made of words, by their letter. */
export const usualTexts: Readonly<Record<string, readonly string[]>> = {
  v: ['0'],
  s: ['-'],
  i: ['‹title›'],
  u: ['‹https://www.example.com/›'],
  e: ['‹alice@example.com›'],
  p: ['‹+12015550123›'],
  r: ['‹7d› ‹1h› ‹0›'],
  z: ['‹2882844526› ‹-1h›'],
  y: ['‹0100000001›'],
  f: ['v/‹2/5/25/1/4000›a/‹1/8/1›'],
};

/** The word under a place and its number; between words an empty one. */
export function wordAt(value: Token, offset: BlockOffset): { readonly index: number; readonly span: Span } {
  const words = wordsOf(value);
  const index = words.findIndex((word) => touches(word, offset));
  const word = words[index];
  if (word !== undefined) return { index, span: spanOf(word.start, word.end) };
  return { index: words.filter(({ end }) => end < offset).length, span: spanOf(offset, offset) };
}

/** The words of a kind, but for those that a later RFC has taken out: of SDP itself, and FEC of groups. */
export function termItems(
  kind: TermKind,
  span: Span,
  behind = '',
  list: Parameters<typeof usualFirst>[0] = 'bandwidths',
): readonly Completion[] {
  const inOrder = usualFirst(list, terms);
  return inOrder
    .filter((term) => term.kind === kind && !/^RFC (?:2327|4756)/u.test(term.spec))
    .map(({ name }) => ({
      label: name,
      kind: 'value',
      span: spanOf(span.start, span.end),
      text: name + behind,
      about: { kind: 'sdp-term', name, owner: kind },
    }));
}

/** RFC 8866 §5.7: the address is of the type that stands before it. */
function address(index: number, span: Span, { text }: Token): readonly Completion[] {
  if (index === 0) return termItems('net-type', span);
  if (index === 1) return termItems('address-type', span);
  const examples = [/ IP6\b/u.test(text) ? [] : ['‹192.0.2.1›'], / IP4\b/u.test(text) ? [] : ['‹2001:db8::1›']].flat();
  return index === 2 ? ['{{$localIp}}', ...examples].map((each) => valueItem(each, span)) : [];
}

function numbersOf(index: number, span: Span): readonly Completion[] {
  const usual = ['-', '{{$timestamp}}', '{{$sdpVersion}}'][index];
  return usual === undefined ? [] : [valueItem(usual, span)];
}

/** RFC 8866 §5.8 and RFC 3890 §6.2: kilobits for the one, bits for the other; RFC 3556 §2: bits for RTCP. */
const usualAmounts: Readonly<Record<string, string>> = { CT: '128', AS: '64', TIAS: '64000', RS: '800', RR: '2400' };

function amounts(type: string, { start, end }: Span): readonly Completion[] {
  const usual = usualAmounts[type];
  return usual === undefined ? [] : [valueItem(`‹${usual}›`, spanOf(start, end))];
}

function inMedia(line: SdpMedia, index: number, span: Span, place: SdpPlace): readonly Completion[] {
  if (index === 0) return termItems('media', span);
  if (index === 1) return ['{{$rtpPort}}', '‹49170›', '9', '0'].map((text) => valueItem(text, span));
  if (index === 2) return protocols(line.media?.text ?? '', span);
  return isRtp(line.proto?.text ?? '') ? payloadTypes(line, span, place) : otherFormats(line, span);
}

/** The protocols that carry such media first. */
function protocols(media: string, span: Span): readonly Completion[] {
  const own = (['application', 'image', 'message'] as const).find((each) => each === media.toLowerCase());
  return termItems('proto', span, '', `proto-of-${own ?? 'streams'}`);
}

/** Those that `a=rtpmap` explains below, those with a meaning of their own, and free numbers; without those that are listed. */
function payloadTypes(line: SdpMedia, span: Span, { description }: SdpPlace): readonly Completion[] {
  const listed = new Set(line.formats.filter(({ start }) => start !== span.start).map(({ text }) => text));
  const section = description.media.find(({ media }) => media === line);
  const mapped = section === undefined ? [] : [...mappingsIn(section)];
  const types = payloadTypesOf(line.media?.text ?? '');
  const usual = usualTypes.flatMap((number) => types.find((type) => type.number === number) ?? []);
  const fixed = [...new Set([...usual, ...types])].map((type) => [type.number, writtenMapping(type)] as const);
  const known = [...mapped, ...fixed].filter(([number]) => !listed.has(String(number)));
  const free = freeNumber(new Set([...listed, ...mapped.map(([number]) => String(number))]));
  const numbers = known.map(([number, written]) => numbered(number, written, span));
  const another = numbered(free, undefined, span);
  // What telephones send has a number of its own; today's video has none.
  if (line.media?.text === 'audio') return [...numbers, another];
  return [...numbers.slice(0, mapped.length), another, ...numbers.slice(mapped.length)];
}

function numbered(number: number, detail: string | undefined, span: Span): Completion {
  const item = valueItem(String(number), span);
  if (detail === undefined) return item;
  const [name = ''] = detail.split('/', 1);
  return { ...item, detail, filter: name, ...aboutEncoding(name) };
}

/** What is known of the encoding that a payload type stands for. */
export function aboutEncoding(encoding: string): Pick<Completion, 'about'> {
  const known = encodingNamed(encoding);
  return known === undefined ? {} : { about: { kind: 'sdp-encoding', name: known.name } };
}

/** RFC 3551 §3: the dynamic payload types. */
export function freeNumber(taken: ReadonlySet<string>): number {
  let number = 96;
  while (taken.has(String(number)) && number < 127) number += 1;
  return number;
}

function otherFormats({ proto }: SdpMedia, span: Span): readonly Completion[] {
  const name = proto?.text.toLowerCase() ?? '';
  if (name.includes('udptl')) return [valueItem('t38', span)];
  if (name.includes('sctp')) return [valueItem('webrtc-datachannel', span)];
  return /msrp|bfcp/u.test(name) ? [valueItem('*', span)] : [];
}

/** The encodings of a kind of media, as `a=rtpmap` writes them. */
export function encodingItems(media: string, span: Span, isDynamic: boolean): readonly Completion[] {
  return usualFirst(isDynamic ? 'dynamic-encodings' : 'encodings', encodingsOf(media)).map((encoding) => {
    return { ...valueItem(mappingOf(encoding), span), about: { kind: 'sdp-encoding', name: encoding.name } };
  });
}
