/** Attributes by which capabilities are told and offered: simple ones (RFC 3407), and those of RFC 5939. */

import type { Token } from '../../../span.ts';
import type { AttributeReader } from '../attribute-reader.ts';
import { type AttributeDefinition, defineAttribute } from './definition.ts';

const mostNumbers = 2 ** 31 - 1;

/** What an attribute of capabilities numbers, or takes from those that are numbered. */
export interface Capability {
  readonly numbers: readonly Token[];
}

/** RFC 5939 §3.4.1: `a=acap:1 attribute`. */
export const AttributeCapability = defineAttribute<Capability>({
  name: 'acap',
  form: 'number attribute[:value]',
  example: '1 ptime:20',
  severity: 'warning',
  read(reader) {
    const number = numbered(reader);
    if (reader.remainder().text === '') reader.fail('form');
    return { numbers: [number] };
  },
});

/** RFC 5939 §3.4.2: the first protocol has the number, and those behind it have the next ones. */
export const TransportCapability = defineAttribute<Capability & { readonly count: number }>({
  name: 'tcap',
  form: 'number protocol …',
  example: '1 RTP/SAVP RTP/SAVPF',
  severity: 'warning',
  read(reader) {
    const number = numbered(reader);
    const protocols = reader.rest();
    if (protocols.length === 0) reader.fail('form');
    return { numbers: [number], count: protocols.length };
  },
});

export interface Configuration {
  /** The numbers of transports that it takes. */
  readonly transports: readonly Token[];
  readonly attributes: readonly Token[];
}

/** RFC 5939 §3.5.1: `a=pcfg:1 t=1|2 a=1`. */
export const PotentialConfiguration = defineAttribute<Configuration>({
  name: 'pcfg',
  form: 'number [t=n|n] [a=n,n|n]',
  example: '1 t=1 a=1',
  severity: 'warning',
  read(reader) {
    numbered(reader);
    const transports: Token[] = [];
    const attributes: Token[] = [];
    for (const word of reader.rest()) {
      const [name, list] = reader.split(word, '=');
      if (list === undefined) continue;
      if (name.text === 't') transports.push(...numbersIn(list));
      else if (name.text === 'a') attributes.push(...numbersIn(list));
    }
    return { transports, attributes };

    function numbersIn(list: Token): readonly Token[] {
      return Array.from(list.text.matchAll(/\d+/gu), ({ 0: text, index }) =>
        reader.piece(list, index, index + text.length),
      );
    }
  },
});

export const capabilityAttributes: readonly AttributeDefinition[] = [
  AttributeCapability,
  TransportCapability,
  PotentialConfiguration,
  defineAttribute<Token>({
    name: 'cdsc',
    form: 'number media protocol format …',
    example: '1 audio RTP/AVP 0 18',
    severity: 'warning',
    read(reader) {
      const number = reader.word();
      // RFC 3407 §3: capabilities have the numbers 1 to 255.
      reader.number(number, 1, 255);
      reader.word();
      reader.word();
      reader.word();
      reader.rest();
      return number;
    },
  }),
];

function numbered(reader: AttributeReader): Token {
  const number = reader.word();
  reader.number(number, 1, mostNumbers);
  return number;
}
