/** Attributes that are one number. */

import type { Token } from '../../../span.ts';
import { type AttributeDefinition, defineAttribute } from './definition.ts';

export interface NumberAttribute {
  readonly token: Token;
  readonly number: number;
}

export const Ptime = milliseconds('ptime', '20');
export const Maxptime = milliseconds('maxptime', '60');

/** The least and the greatest number, by the grammar or the size of the field that carries it. */
export const numbers: readonly AttributeDefinition[] = [
  Ptime,
  Maxptime,
  numeric('quality', '10', 0, 10),
  numeric('sctp-port', '5000', 0, 65_535, 'error'),
  numeric('max-message-size', '262144', 0, Number.MAX_SAFE_INTEGER),
  numeric('dccp-port', '5004', 0, 65_535),
  numeric('ice-pacing', '50', 0, 4_294_967_295),
  numeric('max-size', '20480', 0, Number.MAX_SAFE_INTEGER),
  numeric('T38FaxVersion', '0', 0, 65_535),
  numeric('T38MaxBitRate', '14400', 0, 4_294_967_295),
  numeric('T38FaxMaxBuffer', '1024', 0, 4_294_967_295),
  numeric('T38FaxMaxDatagram', '238', 0, 4_294_967_295),
  numeric('T38FaxMaxIFP', '40', 0, 4_294_967_295),
  numeric('3gpp_MaxRecvSDUSize', '1500', 0, 4_294_967_295),
  // RFC 8856 §5.2: identifiers of a conference have 32 bits, those of users 16.
  numeric('confid', '4321', 0, 4_294_967_295),
  numeric('userid', '1234', 0, 65_535),
  // RFC 3407 §3.
  numeric('sqn', '0', 0, 255),
  decimal('framerate', '25'),
  decimal('maxprate', '50.0'),
];

function numeric(
  name: string,
  example: string,
  least: number,
  most: number,
  severity: 'error' | 'warning' = 'warning',
): AttributeDefinition<NumberAttribute> {
  return defineAttribute({
    name,
    form: `${least}-${most}`,
    example,
    severity,
    read(reader) {
      const token = reader.word();
      const number = reader.number(token, least, most);
      reader.end();
      return { token, number };
    },
  });
}

/** RFC 8866 §9 non-zero-int-or-real: a packet may hold 2.5 ms. */
function milliseconds(name: string, example: string): AttributeDefinition<NumberAttribute> {
  return defineAttribute({
    name,
    form: 'milliseconds',
    example,
    severity: 'warning',
    read(reader) {
      const token = reader.word();
      const number = /^\d+\.\d+$/u.test(token.text) ? Number(token.text) : reader.number(token, 1, 65_535);
      reader.end();
      return { token, number };
    },
  });
}

/** RFC 8866 §6.13, RFC 3890 §6.3: digits, with a fraction or without. */
function decimal(name: string, example: string): AttributeDefinition<NumberAttribute> {
  return defineAttribute({
    name,
    form: 'digits[.digits]',
    example,
    severity: 'warning',
    read(reader) {
      const token = reader.matching(reader.word(), /^\d+(?:\.\d*)?$/u);
      reader.end();
      return { token, number: Number(token.text) };
    },
  });
}
