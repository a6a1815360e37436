/** Attributes that name streams and refer to them: mid, group, msid, ssrc and ssrc-group, rid, simulcast. */

import type { Token } from '../../../span.ts';
import { type AttributeDefinition, defineAttribute } from './definition.ts';

export interface Group {
  readonly semantics: Token;
  readonly mids: readonly Token[];
}

export interface SourceAttribute {
  readonly source: Token;
  readonly name: Token;
  readonly value: Token | undefined;
}

export interface SourceGroup {
  readonly semantics: Token;
  readonly sources: readonly Token[];
}

export interface Restriction {
  readonly id: Token;
  readonly direction: string;
  /** The names of what is restricted, such as `max-width`. */
  readonly restricted: readonly Token[];
  /** The payload types that it is about; none where it is about all. */
  readonly formats: readonly Token[];
}

/** One of the streams of a simulcast. */
export interface SimulcastStream extends Token {
  /** `send` or `recv`. */
  readonly direction: string;
}

const mostSources = 4_294_967_295;

/** RFC 5888 §4. */
export const Mid = defineAttribute<Token>({
  name: 'mid',
  form: 'identification-tag',
  example: 'audio',
  read(reader) {
    const word = reader.token(reader.word());
    reader.end();
    return word;
  },
});

/** RFC 5888 §5. */
export const StreamGroup = defineAttribute<Group>({
  name: 'group',
  form: 'semantics [identification-tag …]',
  example: 'BUNDLE audio video',
  read(reader) {
    const semantics = reader.token(reader.word());
    const mids = reader.rest();
    for (const mid of mids) reader.token(mid);
    return { semantics, mids };
  },
});

/** RFC 5576 §4.1. */
export const Ssrc = defineAttribute<SourceAttribute>({
  name: 'ssrc',
  form: 'ssrc-id attribute[:value]',
  example: '314159 cname:user@example.com',
  severity: 'warning',
  read(reader) {
    const source = reader.word();
    const rest = reader.remainder();
    reader.number(source, 0, mostSources);
    if (rest.text === '') reader.fail('form');
    const [name, value] = reader.split(rest, ':');
    // RFC 5576 §6: of the attributes of sources, these say nothing alone.
    if (value === undefined && /^(?:cname|previous-ssrc|fmtp|msid)$/u.test(name.text)) reader.fail('form');
    return { source, name, value };
  },
});

/** RFC 5576 §4.2. */
export const SsrcGroup = defineAttribute<SourceGroup>({
  name: 'ssrc-group',
  form: 'semantics ssrc-id …',
  example: 'FID 314159 271828',
  severity: 'warning',
  read(reader) {
    const semantics = reader.token(reader.word());
    const sources = reader.rest();
    // RFC 5576 §4.2: there is one at least. A number in the place of the semantics is one of them.
    if (sources.length === 0 || /^\d+$/u.test(semantics.text)) reader.fail('form');
    for (const source of sources) reader.number(source, 0, mostSources);
    return { semantics, sources };
  },
});

/** RFC 8851 §10. */
export const Rid = defineAttribute<Restriction>({
  name: 'rid',
  form: 'id send|recv [pt=format,…;restriction=value;…]',
  example: 'hi send pt=96;max-width=1280',
  severity: 'warning',
  read(reader) {
    const id = reader.matching(reader.word(), /^[\w-]+$/u);
    const direction = reader.oneOf(reader.word(), ['send', 'recv']);
    const pieces = reader
      .rest()
      .flatMap((word) => reader.pieces(word, ';'))
      .map((piece) => reader.split(piece, '='));
    const formats = pieces.flatMap(([name, value]) => {
      return name.text === 'pt' && value !== undefined ? reader.pieces(value, ',') : [];
    });
    for (const [name, value] of pieces) {
      // RFC 8851 §5: limits are numbers.
      if (value !== undefined && /^max-/u.test(name.text)) reader.matching(value, /^\d+(?:\.\d+)?$/u);
    }
    const restricted = pieces.map(([name]) => name).filter(({ text }) => text !== '');
    return { id, direction, restricted, formats };
  },
});

/** RFC 8853 §5.1: lists of rids, with alternatives between commas and paused ones behind a tilde. */
export const Simulcast = defineAttribute<readonly SimulcastStream[]>({
  name: 'simulcast',
  form: 'send|recv rid[,rid…][;rid…] [send|recv …]',
  example: 'send hi;mid;lo',
  severity: 'warning',
  read(reader) {
    const rids: SimulcastStream[] = [];
    for (let word: Token | undefined = reader.word(); word !== undefined; word = reader.optional()) {
      const direction = reader.oneOf(word, ['send', 'recv']);
      const list = reader.word();
      for (const part of reader.pieces(list, ';').flatMap((each) => reader.pieces(each, ','))) {
        const rid = part.text.startsWith('~') ? reader.piece(part, 1, part.text.length) : part;
        // RFC 8853 §5.1: an identifier stands once.
        if (rids.some((each) => each.text === rid.text)) reader.fail('surplus', rid);
        rids.push({ ...reader.matching(rid, /^[\w-]+$/u), direction });
      }
    }
    return rids;
  },
});

export const streamAttributes: readonly AttributeDefinition[] = [
  Mid,
  StreamGroup,
  Ssrc,
  SsrcGroup,
  Rid,
  Simulcast,
  defineAttribute<Token>({
    name: 'msid',
    form: 'stream-id [track-id]',
    example: 'stream1 track1',
    severity: 'warning',
    read(reader) {
      const word = reader.word();
      reader.optional();
      reader.end();
      return word;
    },
  }),
  defineAttribute<Token>({
    name: 'label',
    form: 'token',
    example: '1',
    severity: 'warning',
    read(reader) {
      const word = reader.token(reader.word());
      reader.end();
      return word;
    },
  }),
];
