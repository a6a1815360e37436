/** The encodings that `a=rtpmap` names, with the clock rates that their specifications fix. */

export interface Encoding {
  readonly name: string;
  readonly media: 'audio' | 'video' | 'text' | 'any';
  /** The only ones that are allowed, the usual one first; absent where any is. */
  readonly clockRates?: readonly number[];
  /** Written behind the clock rate, always the same. */
  readonly channels?: number;
  readonly spec: string;
}

const encodings: readonly Encoding[] = [
  { name: 'PCMU', media: 'audio', spec: 'RFC 3551 §4.5.14' },
  { name: 'PCMA', media: 'audio', spec: 'RFC 3551 §4.5.14' },
  { name: 'G722', media: 'audio', clockRates: [8000], spec: 'RFC 3551 §4.5.2' },
  { name: 'G729', media: 'audio', clockRates: [8000], spec: 'RFC 3551 §4.5.6' },
  { name: 'G729D', media: 'audio', clockRates: [8000], spec: 'RFC 3551 §4.5.7' },
  { name: 'G729E', media: 'audio', clockRates: [8000], spec: 'RFC 3551 §4.5.7' },
  { name: 'G723', media: 'audio', clockRates: [8000], spec: 'RFC 3551 §4.5.3' },
  { name: 'G726-16', media: 'audio', clockRates: [8000], spec: 'RFC 3551 §4.5.4' },
  { name: 'G726-24', media: 'audio', clockRates: [8000], spec: 'RFC 3551 §4.5.4' },
  { name: 'G726-32', media: 'audio', clockRates: [8000], spec: 'RFC 3551 §4.5.4' },
  { name: 'G726-40', media: 'audio', clockRates: [8000], spec: 'RFC 3551 §4.5.4' },
  { name: 'AAL2-G726-32', media: 'audio', clockRates: [8000], spec: 'RFC 3551 §4.5.4' },
  { name: 'G728', media: 'audio', clockRates: [8000], spec: 'RFC 3551 §4.5.5' },
  { name: 'G719', media: 'audio', clockRates: [48_000], spec: 'RFC 5404' },
  { name: 'G7221', media: 'audio', clockRates: [16_000, 32_000], spec: 'RFC 5577' },
  { name: 'GSM', media: 'audio', clockRates: [8000], spec: 'RFC 3551 §4.5.8' },
  { name: 'GSM-EFR', media: 'audio', clockRates: [8000], spec: 'RFC 3551 §4.5.9' },
  { name: 'GSM-HR-08', media: 'audio', clockRates: [8000], spec: 'RFC 5993' },
  { name: 'LPC', media: 'audio', clockRates: [8000], spec: 'RFC 3551 §4.5.12' },
  { name: 'QCELP', media: 'audio', clockRates: [8000], spec: 'RFC 2658' },
  { name: 'DVI4', media: 'audio', spec: 'RFC 3551 §4.5.1' },
  { name: 'VDVI', media: 'audio', spec: 'RFC 3551 §4.5.17' },
  { name: 'L8', media: 'audio', spec: 'RFC 3551 §4.5.10' },
  { name: 'L16', media: 'audio', spec: 'RFC 3551 §4.5.11' },
  { name: 'L24', media: 'audio', spec: 'RFC 3190' },
  { name: 'MPA', media: 'audio', clockRates: [90_000], spec: 'RFC 3551 §4.5.13' },
  { name: 'CN', media: 'audio', spec: 'RFC 3389' },
  { name: 'opus', media: 'audio', clockRates: [48_000], channels: 2, spec: 'RFC 7587 §7' },
  { name: 'AMR', media: 'audio', clockRates: [8000], spec: 'RFC 4867 §8.1' },
  { name: 'AMR-WB', media: 'audio', clockRates: [16_000], spec: 'RFC 4867 §8.2' },
  { name: 'AMR-WB+', media: 'audio', clockRates: [72_000], spec: 'RFC 4352' },
  { name: 'EVS', media: 'audio', clockRates: [16_000], spec: '3GPP TS 26.445' },
  { name: 'EVRC', media: 'audio', clockRates: [8000], spec: 'RFC 4788' },
  { name: 'iLBC', media: 'audio', clockRates: [8000], spec: 'RFC 3952' },
  { name: 'speex', media: 'audio', clockRates: [8000, 16_000, 32_000], spec: 'RFC 5574' },
  { name: 'mpeg4-generic', media: 'any', spec: 'RFC 3640' },
  { name: 'MP4A-LATM', media: 'audio', spec: 'RFC 6416' },
  { name: 'telephone-event', media: 'audio', spec: 'RFC 4733 §7.1.1' },
  { name: 'tone', media: 'audio', spec: 'RFC 4733 §7.1.2' },
  { name: 'SVACA', media: 'audio', spec: 'GB/T 28181' },
  { name: 'H264', media: 'video', clockRates: [90_000], spec: 'RFC 6184 §8.2' },
  { name: 'H265', media: 'video', clockRates: [90_000], spec: 'RFC 7798 §7.2' },
  { name: 'H266', media: 'video', clockRates: [90_000], spec: 'RFC 9328' },
  { name: 'VP8', media: 'video', clockRates: [90_000], spec: 'RFC 7741 §6.2' },
  { name: 'VP9', media: 'video', clockRates: [90_000], spec: 'RFC 9628' },
  { name: 'AV1', media: 'video', clockRates: [90_000], spec: 'AV1 RTP payload format' },
  { name: 'H261', media: 'video', clockRates: [90_000], spec: 'RFC 4587' },
  { name: 'H263', media: 'video', clockRates: [90_000], spec: 'RFC 3551 §5' },
  { name: 'H263-1998', media: 'video', clockRates: [90_000], spec: 'RFC 4629' },
  { name: 'H263-2000', media: 'video', clockRates: [90_000], spec: 'RFC 4629' },
  { name: 'JPEG', media: 'video', clockRates: [90_000], spec: 'RFC 3551 §5.2' },
  { name: 'MPV', media: 'video', clockRates: [90_000], spec: 'RFC 3551 §5.6' },
  { name: 'MP2T', media: 'video', clockRates: [90_000], spec: 'RFC 3551 §5.7' },
  { name: 'MP4V-ES', media: 'video', spec: 'RFC 6416' },
  { name: 'PS', media: 'video', clockRates: [90_000], spec: 'GB/T 28181' },
  { name: 'MPEG4', media: 'video', clockRates: [90_000], spec: 'GB/T 28181' },
  { name: 'SVAC', media: 'video', clockRates: [90_000], spec: 'GB/T 28181' },
  { name: 't140', media: 'text', clockRates: [1000], spec: 'RFC 4103 §10' },
  { name: 'red', media: 'any', spec: 'RFC 2198' },
  { name: 'rtx', media: 'any', spec: 'RFC 4588 §8' },
  { name: 'ulpfec', media: 'any', spec: 'RFC 5109' },
  { name: 'parityfec', media: 'any', spec: 'RFC 5109' },
  { name: 'flexfec', media: 'any', spec: 'RFC 8627' },
];

const byName = new Map(encodings.map((encoding) => [encoding.name.toLowerCase(), encoding]));

/** RFC 8866 §6.6: names of encodings are media subtypes, which compare without regard to case. */
export function encodingNamed(name: string): Encoding | undefined {
  return byName.get(name.toLowerCase());
}

/** The encodings of a kind of media. */
export function encodingsOf(media: string): readonly Encoding[] {
  return encodings.filter((encoding) => encoding.media === 'any' || encoding.media === media);
}

/** Clock rates of encodings that may have any, as nearly all of them are written. */
const usualRates: readonly number[] = [8000, 16_000, 32_000, 48_000, 90_000];

/** What `a=rtpmap` says of the encodings of one kind of media that can have no more to say, in the spelling that is registered; those that repeat or protect others are not among them. */
export function plainMappings(media: string): ReadonlySet<string> {
  const plain = encodings.filter((encoding) => encoding.media === media);
  return new Set(
    plain.flatMap(({ name, clockRates = usualRates, channels }) =>
      clockRates.map((rate) => `${name}/${rate}${channels === undefined ? '' : `/${channels}`}`),
    ),
  );
}

/** An encoding as `a=rtpmap` writes it. */
export function mappingOf({ name, clockRates = [8000], channels }: Encoding): string {
  return `${name}/${clockRates[0]}${channels === undefined ? '' : `/${channels}`}`;
}

export const encodingNames: readonly string[] = encodings.map(({ name }) => name);
