/** `a=rtpmap`: what a payload type stands for (RFC 8866 §6.6). */

import type { Token } from '../../../span.ts';
import { defineAttribute } from './definition.ts';

export interface RtpMap {
  readonly payloadType: Token;
  readonly number: number;
  /** All of it, as `opus/48000/2`. */
  readonly mapping: Token;
  readonly encoding: Token;
  readonly clockRate: Token;
  /** Of audio; one where it is not written. */
  readonly channels: Token | undefined;
}

export const Rtpmap = defineAttribute<RtpMap>({
  name: 'rtpmap',
  form: 'payload-type encoding/clock-rate[/channels]',
  example: '96 opus/48000/2',
  read(reader) {
    const payloadType = reader.word();
    const mapping = reader.word();
    if (!/^[^/]+\/[1-9]\d{0,8}(?:\/\d{1,4})?$/u.test(mapping.text)) reader.fail('form');
    const number = reader.number(payloadType, 0, 127);
    const [encoding = mapping, clockRate = mapping, channels] = reader.pieces(mapping, '/');
    reader.end();
    return { payloadType, number, mapping, encoding, clockRate, channels };
  },
});
