/** Attributes of MSRP: where its messages go (RFC 4975 §8.2), and what they may hold (§8.6). */

import { spanOf, type Token } from '../../../span.ts';
import { type AttributeDefinition, defineAttribute } from './definition.ts';

/** One URI of the path. */
export interface MsrpUri extends Token {
  /** `msrp` or `msrps`. */
  readonly scheme: Token;
  readonly port: Token;
}

/** RFC 4975 §9: scheme, authority with a port, session-id, transport. */
const uriPattern =
  /^(?<scheme>msrps?):\/\/(?<authority>(?:[^/?#@:;]+@)?(?:\[[\da-f:.]+\]|[^/?#@:;[\]]+):(?<port>\d{1,5}))\/[\w.~+=/-]+(?:;[^;\s]+)+$/iu;

export const MsrpPath = defineAttribute<readonly MsrpUri[]>({
  name: 'path',
  form: 'msrp://host:port/session-id;tcp …',
  example: 'msrp://client.example.com:7394/2s93i9ek2a;tcp',
  severity: 'warning',
  read(reader) {
    return [reader.word(), ...reader.rest()].map((word) => {
      const { scheme = '', port = '', authority = '' } = uriPattern.exec(word.text)?.groups ?? {};
      // RFC 4975 §8.2: a description says the port, also where it is the usual one.
      if (port === '') return reader.fail('form');
      const portEnd = word.start + scheme.length + '://'.length + authority.length;
      return {
        ...word,
        scheme: { ...spanOf(word.start, word.start + scheme.length), text: scheme },
        port: { ...spanOf(portEnd - port.length, portEnd), text: port },
      };
    });
  },
});

export const msrpAttributes: readonly AttributeDefinition[] = [
  MsrpPath,
  mediaTypes('accept-types', 'message/cpim text/plain'),
  mediaTypes('accept-wrapped-types', 'text/plain *'),
];

/** A list of media types; `*` stands for any, and so does a subtype of `*`. */
function mediaTypes(name: string, example: string): AttributeDefinition<readonly Token[]> {
  return defineAttribute({
    name,
    form: 'type/subtype … | *',
    example,
    severity: 'warning',
    read(reader) {
      const types = [reader.word(), ...reader.rest()];
      for (const type of types) reader.matching(type, /^(?:\*|[\w!#$&^.+-]+\/(?:\*|[\w!#$&^.+-]+)(?:;\S+)*)$/u);
      return types;
    },
  });
}
