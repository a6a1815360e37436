/** Attributes that are one word out of a few. */

import type { Token } from '../../../span.ts';
import { type AttributeDefinition, defineAttribute } from './definition.ts';

export interface WordAttribute {
  readonly token: Token;
  /** As the specification spells it. */
  readonly word: string;
}

/** RFC 4145 §4, RFC 5763 §5. */
export const Setup = oneOf('setup', ['actpass', 'active', 'passive', 'holdconn'], 'error');

export const words: readonly AttributeDefinition[] = [
  Setup,
  oneOf('connection', ['new', 'existing']),
  oneOf('orient', ['portrait', 'landscape', 'seascape']),
  oneOf('type', ['broadcast', 'meeting', 'moderated', 'test', 'H332']),
  oneOf('T38FaxRateManagement', ['localTCF', 'transferredTCF']),
  oneOf('T38FaxUdpEC', ['t38UDPFEC', 't38UDPRedundancy', 't38UDPNoEC']),
  oneOf('record', ['on', 'off', 'paused']),
  oneOf('recordpref', ['on', 'off', 'pause', 'nopreference']),
  oneOf('loopback', ['rtp-pkt-loopback', 'rtp-media-loopback']),
  oneOf('ike-setup', ['active', 'passive', 'actpass']),
  oneOf('file-disposition', ['render', 'attachment']),
];

/** The words that an attribute may be; none where it is free. */
export function wordsOfAttribute(name: string): readonly string[] {
  return choices.get(name) ?? [];
}

function oneOf(
  name: string,
  values: readonly [string, ...string[]],
  severity: 'error' | 'warning' = 'warning',
): AttributeDefinition<WordAttribute> {
  return defineAttribute({
    name,
    form: values.join(' | '),
    example: values[0],
    severity,
    read(reader) {
      const token = reader.word();
      const word = reader.oneOf(token, values);
      if (name !== 'loopback') reader.end();
      return { token, word };
    },
  });
}

const choices: ReadonlyMap<string, readonly string[]> = new Map(
  words.map(({ name, form }) => [name, form.split(' | ')]),
);
