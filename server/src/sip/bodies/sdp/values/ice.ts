/** Attributes of ICE: candidates and the credentials of the checks (RFC 8839 §5). */

import type { Token } from '../../../span.ts';
import type { AttributeReader } from '../attribute-reader.ts';
import { type AttributeDefinition, defineAttribute } from './definition.ts';

export interface IceCandidate {
  readonly foundation: Token;
  readonly component: number;
  readonly transport: Token;
  readonly priority: Token;
  readonly address: Token;
  readonly port: Token;
  readonly type: Token;
  readonly relatedAddress: Token | undefined;
  readonly relatedPort: Token | undefined;
  readonly extensions: readonly (readonly [name: Token, value: Token])[];
}

const iceCharacters = /^[\w+/]+$/u;

/** RFC 8839 §5.1. */
export const Candidate = defineAttribute<IceCandidate>({
  name: 'candidate',
  form: 'foundation component transport priority address port typ type [raddr address] [rport port]',
  example: '1 1 UDP 2130706431 192.0.2.1 4000 typ host',
  read(reader) {
    const foundation = reader.word();
    const component = reader.word();
    const transport = reader.word();
    const priority = reader.word();
    const address = reader.word();
    const port = reader.word();
    const keyword = reader.word();
    const type = reader.word();
    // Implementations write underscores and the like, and nobody but the one who wrote it looks into it.
    if (foundation.text.length > 32) reader.fail('length', foundation, lengths('foundation', foundation, 1, 32));
    const number = reader.number(component, 1, 256);
    reader.token(transport);
    reader.number(priority, 1, 2_147_483_647);
    reader.host(address);
    reader.number(port, 0, 65_535);
    reader.oneOf(keyword, ['typ']);
    reader.token(type);
    return { foundation, component: number, transport, priority, address, port, type, ...moreOf(reader) };
  },
});

/** RFC 8839 §5.6. */
export const IceOptions = defineAttribute<readonly Token[]>({
  name: 'ice-options',
  form: 'option …',
  example: 'trickle ice2',
  severity: 'warning',
  read(reader) {
    const options = [reader.word(), ...reader.rest()];
    for (const option of options) reader.token(option);
    return options;
  },
});

export const iceAttributes: readonly AttributeDefinition[] = [
  Candidate,
  defineAttribute<readonly Token[]>({
    name: 'remote-candidates',
    form: 'component address port …',
    example: '1 192.0.2.3 45664',
    read(reader) {
      const all = reader.rest();
      if (all.length === 0 || all.length % 3 !== 0) reader.fail('form');
      for (const [index, word] of all.entries()) {
        if (index % 3 === 0) reader.number(word, 1, 256);
        else if (index % 3 === 1) reader.host(word);
        else reader.number(word, 0, 65_535);
      }
      return all;
    },
  }),
  credential('ice-ufrag', '8hhY', 4),
  credential('ice-pwd', 'asd88fgpdd777uzjYhagZg', 22),
  IceOptions,
];

/** What stands behind the type: the address that a candidate comes from, and pairs of names and values. */
function moreOf(reader: AttributeReader): Pick<IceCandidate, 'relatedAddress' | 'relatedPort' | 'extensions'> {
  let relatedAddress: Token | undefined;
  let relatedPort: Token | undefined;
  const extensions: (readonly [Token, Token])[] = [];
  for (let name = reader.optional(); name !== undefined; name = reader.optional()) {
    const value = reader.word();
    if (name.text === 'raddr') relatedAddress = reader.host(value);
    else if (name.text === 'rport') {
      reader.number(value, 0, 65_535);
      relatedPort = value;
    } else extensions.push([name, value]);
  }
  return { relatedAddress, relatedPort, extensions };
}

/** RFC 8839 §5.4: 24 and 128 bits of chance, at six bits a character. */
function credential(name: string, example: string, least: number): AttributeDefinition<Token> {
  return defineAttribute({
    name,
    form: `${least}-256 ice-char`,
    example,
    read(reader) {
      const word = reader.word();
      if (word.text.length < least || word.text.length > 256)
        reader.fail('length', word, lengths(name, word, least, 256));
      // A hyphen or an equals sign in it hinders nobody, since it is but compared.
      if (!iceCharacters.test(word.text)) reader.matching(word, /^[!-~]+$/u);
      reader.end();
      return word;
    },
  });
}

function lengths(name: string, { text }: Token, least: number, most: number) {
  return { name, least, most, length: text.length };
}
