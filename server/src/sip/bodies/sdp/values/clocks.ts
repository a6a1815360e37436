/** Attributes that say by which clocks media are timed: RFC 7273. */

import type { Token } from '../../../span.ts';
import type { AttributeReader } from '../attribute-reader.ts';
import { type AttributeDefinition, defineAttribute } from './definition.ts';

/** RFC 7273 §4.8 EUI64: eight bytes, also of an IEEE 1722 stream. */
const eui64 = /^[\da-f]{2}(?:-[\da-f]{2}){7}$/iu;
/** SMPTE ST 2110-10 §8.2 names a clock of its own by the address of a network card. */
const macAddress = /^[\da-f]{2}(?:-[\da-f]{2}){5}$/iu;

/** RFC 7273 §4.8; the value is the name of the clock's kind. */
export const ReferenceClock = defineAttribute<Token>({
  name: 'ts-refclk',
  form: 'ntp=server|ptp=version:identity[:domain]|gps|gal|glonass|local|private',
  example: 'ptp=IEEE1588-2008:39-A7-94-FF-FE-07-CB-D0:0',
  severity: 'warning',
  read(reader) {
    const [kind, value] = reader.split(reader.word(), '=');
    // A name alone may have :traceable behind it.
    const [name = kind, behind] = reader.pieces(kind, ':');
    reader.token(name);
    const known = name.text.toLowerCase();
    if (known === 'ntp' || known === 'ptp') {
      if (value === undefined || value.text === '' || behind !== undefined) return reader.fail('form');
      if (known === 'ptp') readPtp(reader, value);
    } else if (known === 'localmac' && value !== undefined) reader.matching(value, macAddress);
    reader.end();
    return name;
  },
});

/** RFC 7273 §4.8 ptp; the domain is often a number alone, as the RFC's own examples have it. */
function readPtp(reader: AttributeReader, value: Token): void {
  const [version, identity] = reader.pieces(value, ':');
  if (version !== undefined) reader.token(version);
  if (identity === undefined) reader.fail('form');
  else if (identity.text.toLowerCase() !== 'traceable') reader.matching(identity, eui64);
}

/** RFC 7273 §5.4; the value is how the clock is had. */
export const MediaClock = defineAttribute<Token>({
  name: 'mediaclk',
  form: '[id=tag] sender|direct[=offset] [rate=number/number]|IEEE1722=stream',
  example: 'direct=963214424 rate=1000/1001',
  severity: 'warning',
  read(reader) {
    const first = reader.word();
    const [name, value] = reader.split(/^id=/iu.test(first.text) ? reader.word() : first, '=');
    reader.token(name);
    const known = name.text.toLowerCase();
    if (known === 'direct' && value !== undefined) reader.matching(value, /^\d+$/u);
    if (known === 'ieee1722') reader.matching(value ?? reader.fail('form'), eui64);
    const [rate] = reader.rest();
    if (known === 'direct' && rate !== undefined) reader.matching(rate, /^rate=\d+\/\d+$/iu);
    return name;
  },
});

export const clockAttributes: readonly AttributeDefinition[] = [ReferenceClock, MediaClock];
