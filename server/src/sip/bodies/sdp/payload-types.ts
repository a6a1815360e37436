/** The RTP payload types whose meaning is fixed, so that they need no `a=rtpmap` (RFC 3551 §6). */

export interface PayloadType {
  readonly number: number;
  readonly encoding: string;
  readonly media: string;
  readonly clockRate: number;
  readonly channels?: number;
}

export const payloadTypes: readonly PayloadType[] = [
  { number: 0, encoding: 'PCMU', media: 'audio', clockRate: 8000, channels: 1 },
  { number: 3, encoding: 'GSM', media: 'audio', clockRate: 8000, channels: 1 },
  { number: 4, encoding: 'G723', media: 'audio', clockRate: 8000, channels: 1 },
  { number: 5, encoding: 'DVI4', media: 'audio', clockRate: 8000, channels: 1 },
  { number: 6, encoding: 'DVI4', media: 'audio', clockRate: 16000, channels: 1 },
  { number: 7, encoding: 'LPC', media: 'audio', clockRate: 8000, channels: 1 },
  { number: 8, encoding: 'PCMA', media: 'audio', clockRate: 8000, channels: 1 },
  { number: 9, encoding: 'G722', media: 'audio', clockRate: 8000, channels: 1 },
  { number: 10, encoding: 'L16', media: 'audio', clockRate: 44100, channels: 2 },
  { number: 11, encoding: 'L16', media: 'audio', clockRate: 44100, channels: 1 },
  { number: 12, encoding: 'QCELP', media: 'audio', clockRate: 8000, channels: 1 },
  { number: 13, encoding: 'CN', media: 'audio', clockRate: 8000, channels: 1 },
  { number: 14, encoding: 'MPA', media: 'audio', clockRate: 90000 },
  { number: 15, encoding: 'G728', media: 'audio', clockRate: 8000, channels: 1 },
  { number: 16, encoding: 'DVI4', media: 'audio', clockRate: 11025, channels: 1 },
  { number: 17, encoding: 'DVI4', media: 'audio', clockRate: 22050, channels: 1 },
  { number: 18, encoding: 'G729', media: 'audio', clockRate: 8000, channels: 1 },
  { number: 25, encoding: 'CelB', media: 'video', clockRate: 90000 },
  { number: 26, encoding: 'JPEG', media: 'video', clockRate: 90000 },
  { number: 28, encoding: 'nv', media: 'video', clockRate: 90000 },
  { number: 31, encoding: 'H261', media: 'video', clockRate: 90000 },
  { number: 32, encoding: 'MPV', media: 'video', clockRate: 90000 },
  { number: 33, encoding: 'MP2T', media: 'audio/video', clockRate: 90000 },
  { number: 34, encoding: 'H263', media: 'video', clockRate: 90000 },
];

const byNumber = new Map(payloadTypes.map((type) => [type.number, type]));

export function payloadType(number: number): PayloadType | undefined {
  return byNumber.get(number);
}

/** The payload types of a kind of media. */
export function payloadTypesOf(media: string): readonly PayloadType[] {
  return payloadTypes.filter((type) => type.media.split('/').includes(media.toLowerCase()));
}
