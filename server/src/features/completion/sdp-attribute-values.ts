/** Completion of the values of a session description's attributes. */

import { type FormatParamDefinition, formatOf } from '../../sip/bodies/sdp/format-params.ts';
import { attributeDefinition } from '../../sip/bodies/sdp/values/index.ts';
import { wordsOfAttribute } from '../../sip/bodies/sdp/values/words.ts';
import { type SdpAttribute, wordsOf } from '../../sip/bodies/sdp.ts';
import { type BlockOffset, type Span, spanOf, type Token } from '../../sip/span.ts';
import type { SdpPlace } from '../sdp-at.ts';
import { mappingOf, mappingsIn } from '../sdp-mappings.ts';
import { type Completion, explainedBy, valueItem } from './item.ts';
import { aboutEncoding, encodingItems, freeNumber, termItems, wordAt } from './sdp-words.ts';

/** What `a=rtcp-fb` usually says: RFC 4585 §4.2, RFC 5104 §7.1. */
const feedbacks = ['nack', 'nack pli', 'ccm fir', 'ccm tmmbr', 'goog-remb', 'transport-cc', 'trr-int ‹100›'];
const extensions = [
  'urn:ietf:params:rtp-hdrext:sdes:mid',
  'urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'urn:ietf:params:rtp-hdrext:toffset',
  'urn:3gpp:video-orientation',
];
const suites = [
  'AES_CM_128_HMAC_SHA1_80',
  'AES_CM_128_HMAC_SHA1_32',
  'AES_256_CM_HMAC_SHA1_80',
  'AEAD_AES_128_GCM',
  'AEAD_AES_256_GCM',
];

const ends = ['local', 'remote', 'e2e'];
const directions = ['none', 'send', 'recv', 'sendrecv'];

/** What the words of an attribute may be, by their place. */
const rows: Readonly<Record<string, readonly (readonly string[])[]>> = {
  // RFC 8839 §5.1: what stands first differs with each candidate.
  candidate: [
    ['‹1› 1 UDP ‹2130706431› ‹192.0.2.1› ‹4000› typ host'],
    ['1', '2'],
    ['UDP', 'TCP'],
    ['‹2130706431›'],
    ['{{$localIp}}', '‹192.0.2.1›'],
    ['{{$rtpPort}}', '‹4000›'],
    ['typ'],
    ['host', 'srflx', 'prflx', 'relay'],
    ['raddr'],
    ['‹192.0.2.1›'],
    ['rport'],
    ['‹4000›'],
  ],
  conf: [['qos'], ends, directions],
  // RFC 4796 §5.
  content: [['main', 'slides', 'speaker', 'sl', 'alt']],
  crypto: [['1'], suites, ['inline:‹d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj›']],
  curr: [['qos'], ends, directions],
  des: [['qos'], ['mandatory', 'optional', 'none'], ends, ['sendrecv', 'send', 'recv', 'none']],
  extmap: [['1'], extensions],
  // RFC 8839 §5.6.
  'ice-options': [['trickle', 'ice2', 'trickle ice2']],
  // RFC 8856 §5.
  floorctrl: [['c-s', 'c-only', 's-only']],
  fingerprint: [['sha-256', 'sha-384', 'sha-512', 'sha-1']],
  imageattr: [[], ['send ‹[x=640,y=480]›', 'recv ‹[x=640,y=480]›']],
  rid: [['‹1›'], ['send', 'recv']],
  // RFC 8866 §6.11 and §6.12 have language tags.
  charset: [['UTF-8', 'ISO-8859-1']],
  keywds: [['‹keywords›']],
  lang: [['en', 'zh-CN']],
  sdplang: [['en', 'zh-CN']],
  tool: [['‹name and version›']],
  'msid-semantic': [['WMS *', 'WMS']],
  // RFC 3108 §5.6.3.2: what is not said is a hyphen.
  silenceSupp: [['off - - - -', 'on - - - -'], ['-'], ['-'], ['-'], ['-']],
  // RFC 5576 §6.1.
  ssrc: [['‹314159›'], ['cname:‹user@example.com›']],
};

/** What may stand at a place behind the colon. */
export function valuesInAttribute(line: SdpAttribute, place: SdpPlace, offset: BlockOffset): readonly Completion[] {
  const { argument, name } = line;
  if (argument === undefined || offset < argument.start) return [];
  const { index, span } = wordAt(argument, offset);
  switch (name.text) {
    case 'rtpmap':
      if (index === 0) return unmapped(place, span);
      return index === 1 ? encodingsHere(place, span, Number(wordsOf(argument)[0]?.text)) : [];
    case 'fmtp':
      return index === 0 ? described(place, span) : parameters(line, place, offset);
    case 'rtcp-fb':
      return index === 0
        ? [valueItem('*', span), ...listed(place, span)]
        : texts(feedbacks, spanOf(wordsOf(argument)[1]?.start ?? span.start, Math.max(argument.end, span.end)));
    case 'framesize':
    case 'imageattr':
      return index === 0 ? listed(place, span) : texts(rows[name.text]?.[index] ?? [], span);
    case 'group':
      return index === 0 ? termItems('group', span) : mids(line, place, span);
    case 'mid':
      return texts([String(place.description.media.findIndex(({ media }) => media === place.section?.media))], span);
    case 'rtcp':
      return texts(besideMedia(place), spanOf(argument.start, argument.end));
    default: {
      // RFC 8839 §5.1: a host candidate is related to no other address.
      if (name.text === 'candidate' && index > 7 && / typ host\b/u.test(argument.text)) return [];
      const row = rows[name.text]?.[index];
      if (row !== undefined) return rowTexts(row, argument, span);
      return index === 0 ? usual(name.text, spanOf(argument.start, argument.end)) : [];
    }
  }
}

/** Several words at once only where nothing follows them yet. */
function rowTexts(row: readonly string[], { text, start }: Token, span: Span): readonly Completion[] {
  const isLast = text.slice(span.end - start).trim() === '';
  return texts(isLast ? row : row.filter((each) => !each.includes(' ')), span);
}

/** RFC 3605 §2.1: RTCP where it is not at the port behind that of RTP; where RFC 5761 has both, at the same. */
function besideMedia({ section }: SdpPlace): readonly string[] {
  const port = Number(section?.media.port?.text);
  return Number.isInteger(port) && port > 0 ? [`‹${port + 1}›`, `‹${port + 1}› IN IP4 ‹192.0.2.1›`] : ['‹53020›'];
}

/** The words that an attribute may be, or an example of what it holds. */
function usual(name: string, span: Span): readonly Completion[] {
  const words = wordsOfAttribute(name);
  if (words.length > 0) return texts(words, span);
  const definition = attributeDefinition(name);
  return definition === undefined ? [] : [{ ...valueItem(`‹${definition.example}›`, span), detail: definition.form }];
}

function texts(all: readonly string[], span: Span): readonly Completion[] {
  return all.map((text) => valueItem(text, span));
}

/** The formats of the `m=` line, with what they stand for. */
function listed({ section }: SdpPlace, span: Span): readonly Completion[] {
  return (section?.media.formats ?? []).map(({ text }) => {
    const mapping = mappingOf(section, Number(text));
    if (mapping === undefined) return valueItem(text, span);
    return { ...valueItem(text, span), detail: mapping.written, ...aboutEncoding(mapping.encoding) };
  });
}

/** What has a mapping of its own is what has parameters most often. */
function described(place: SdpPlace, span: Span): readonly Completion[] {
  const isDynamic = ({ label }: Completion) => Number(label) > 95;
  return [...listed(place, span)].sort((one, other) => Number(isDynamic(other)) - Number(isDynamic(one)));
}

/** The formats that nothing explains yet; without any, a free number. */
function unmapped({ section }: SdpPlace, span: Span): readonly Completion[] {
  const formats = (section?.media.formats ?? []).map(({ text }) => text);
  const mapped = section === undefined ? new Map<number, string>() : mappingsIn(section);
  const open = formats.filter((text) => !mapped.has(Number(text)));
  return texts(open.length > 0 ? open : [String(freeNumber(new Set(formats)))], span);
}

/** RFC 3551 §6: what a number means everywhere comes first; a dynamic one is for what has none. */
function encodingsHere({ section }: SdpPlace, span: Span, number: number): readonly Completion[] {
  const fixed = mappingOf(undefined, number)?.written;
  const items = encodingItems(section?.media.media?.text.toLowerCase() ?? 'audio', span, number > 95);
  return [...items].sort((one, other) => Number(other.label === fixed) - Number(one.label === fixed));
}

function mids(line: SdpAttribute, { description }: SdpPlace, span: Span): readonly Completion[] {
  const there = new Set((line.argument?.text ?? '').split(/\s+/u));
  const all = description.media.flatMap(({ lines }) =>
    lines.flatMap((each) => (each.kind === 'attribute' && each.name.text === 'mid' ? [each.argument?.text ?? ''] : [])),
  );
  return texts(
    all.filter((mid) => mid !== '' && !there.has(mid)),
    span,
  );
}

/** Parameters of the format that are not there yet, or the values of the one under the cursor. */
function parameters({ argument }: SdpAttribute, { section }: SdpPlace, offset: BlockOffset): readonly Completion[] {
  if (argument === undefined) return [];
  const { text, start } = argument;
  const [format = ''] = text.split(/\s/u, 1);
  const encoding = mappingOf(section, Number(format))?.encoding ?? '';
  const local = offset - start;
  const from = Math.max(text.lastIndexOf(';', local - 1), text.indexOf(' ')) + 1;
  const until = text.indexOf(';', local) === -1 ? text.length : text.indexOf(';', local);
  const piece = text.slice(from, until);
  const begin = from + (piece.length - piece.trimStart().length);
  const equals = text.slice(begin, until).indexOf('=');
  if (encoding.toLowerCase() === 'telephone-event')
    return texts(['0-15', '0-16'], spanOf(start + begin, start + until));
  const known = formatOf(encoding);
  const params = known?.params ?? [];
  const about = (param: string) => ({ kind: 'format-param', name: param, owner: known?.encoding ?? '' }) as const;
  if (equals !== -1 && local > begin + equals) {
    const name = text.slice(begin, begin + equals).toLowerCase();
    const definition = params.find((each) => each.name === name);
    if (definition === undefined) return [];
    return explainedBy(about(name), valuesOf(definition, spanOf(start + begin + equals + 1, start + until)));
  }
  const there = (text.slice(0, from) + text.slice(until)).toLowerCase();
  const span = spanOf(start + Math.min(begin, local), start + (equals === -1 ? until : begin + equals));
  return params
    .filter(({ name }) => !there.includes(`${name}=`))
    .map(
      ({ name, values, example }): Completion => ({
        label: name,
        kind: 'param',
        span,
        text: equals === -1 ? `${name}=` : name,
        detail: values?.join(' | ') ?? example,
        continues: true,
        about: about(name),
      }),
    );
}

function valuesOf({ values, example }: FormatParamDefinition, span: Span): readonly Completion[] {
  return values === undefined ? (example === undefined ? [] : [valueItem(`‹${example}›`, span)]) : texts(values, span);
}
