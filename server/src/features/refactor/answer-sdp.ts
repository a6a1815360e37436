/** The answer to an offer of media: RFC 3264 §6. The first stream is taken with its first format, all others are refused. */

import { isSdpField, type MediaSection, type Sdp, type SdpSection } from '../../sip/bodies/sdp.ts';

const session: readonly string[] = [
  'v=0',
  'o=- {{$sdpVersion}} {{$sdpVersion}} IN IP4 {{$localIp}}',
  's=-',
  'c=IN IP4 {{$localIp}}',
  't=0 0',
];

/** For a request that offers nothing, what nearly everything understands: G.711. */
export const ownOffer: readonly string[] = [...session, 'm=audio {{$rtpPort}} RTP/AVP 0', 'a=rtpmap:0 PCMU/8000'];

/** RFC 3264 §6.1: what one side only sends, the other only receives. */
const directions: Readonly<Record<string, string>> = {
  sendrecv: 'sendrecv',
  sendonly: 'recvonly',
  recvonly: 'sendonly',
  inactive: 'inactive',
};

/** RFC 3264 §6: as many `m=` lines as in the offer, in the same order. */
export function answerTo(offer: Sdp): readonly string[] {
  const taken = offer.media.findIndex(({ media: { port } }) => port?.text !== '0');
  return [...session, ...offer.media.flatMap((section, index) => stream(section, offer.session, index === taken))];
}

function stream(section: MediaSection, above: SdpSection, isTaken: boolean): readonly string[] {
  const { media, proto, formats } = section.media;
  const format = formats[0]?.text ?? '0';
  const line = (port: string): string => `m=${media?.text ?? 'audio'} ${port} ${proto?.text ?? 'RTP/AVP'} ${format}`;
  if (!isTaken) return [line('0')];
  const kept = attributesOf(section).filter(
    ({ name, value }) =>
      /^(?:rtpmap|fmtp|ptime|maxptime)$/u.test(name) && (name.endsWith('ptime') || isOf(value, format)),
  );
  const named = [section, above].flatMap(attributesOf).find(({ name }) => Object.hasOwn(directions, name));
  const direction = directions[named?.name ?? ''] ?? 'sendrecv';
  return [line('{{$rtpPort}}'), ...kept.map(({ name, value }) => `a=${name}:${value}`), `a=${direction}`];
}

function isOf(value: string, format: string): boolean {
  return value.split(/[ \t]/u, 1)[0] === format;
}

function attributesOf({ lines }: SdpSection): { readonly name: string; readonly value: string }[] {
  return lines
    .filter(isSdpField)
    .flatMap((line) => (line.kind === 'attribute' ? { name: line.name.text, value: line.argument?.text ?? '' } : []));
}
