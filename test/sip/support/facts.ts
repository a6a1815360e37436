/** Facts for tests: what is named is known, chance is seeded and the clock stands still. */

import { type Facts, noFacts } from '../../../server/src/sip/facts.ts';
import { seeded } from './texts.ts';

export interface Known {
  readonly captured?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

/** Monday, 6 May 2024, 07:08:09.012 UTC. */
export const moment = Date.UTC(2024, 4, 6, 7, 8, 9, 12);

export function factsOf(known: Known = {}, more: Partial<Facts> = {}): Facts {
  return {
    ...noFacts,
    captured: (name) => known.captured?.[name],
    variable: (name) => known.variables?.[name],
    secret: (name) => known.secrets?.[name],
    include: (path) => bytesOf(known.files?.[path]),
    encode: encodeGreek,
    decode: (bytes, charset) => (charset === 'greek' ? new TextDecoder('iso-8859-7').decode(bytes) : undefined),
    random: seeded(1),
    now: () => moment,
    zoneOffset: () => 480,
    sequence: () => 7,
    flow: {
      transport: 'UDP',
      localAddress: '192.0.2.4',
      localPort: 5070,
      targetHost: 'proxy.example.com',
      targetPort: 5060,
    },
    ...more,
  };
}

/** A charset of one byte a character, in which Greek capitals begin at C1: an encoder that is not built in. */
function encodeGreek(text: string, charset: string): Uint8Array | undefined {
  if (charset !== 'greek') return undefined;
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code > 0x7f && (code < 0x391 || code > 0x3a9)) return undefined;
    bytes.push(code < 0x80 ? code : code - 0x391 + 0xc1);
  }
  return Uint8Array.from(bytes);
}

function bytesOf(content: string | Uint8Array | undefined): Uint8Array | undefined {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}
