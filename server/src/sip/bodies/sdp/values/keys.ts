/** Attributes about keys: the hash of a certificate (RFC 8122 §5), and keys for SRTP in the open (RFC 4568 §9). */

import type { Token } from '../../../span.ts';
import type { AttributeReader } from '../attribute-reader.ts';
import { type AttributeDefinition, defineAttribute } from './definition.ts';

export interface CertificateHash {
  readonly hash: Token;
  readonly digest: Token;
  /** How many bytes the digest has. */
  readonly size: number;
}

export interface CryptoKey {
  readonly tag: Token;
  readonly suite: Token;
  readonly keys: readonly InlineKey[];
}

export interface InlineKey {
  /** Key and salt, in base64. */
  readonly key: Token;
  /** How many bytes that is. */
  readonly size: number;
}

/** The sizes of the registered hash functions, in bytes. */
export const hashSizes: ReadonlyMap<string, number> = new Map([
  ['md2', 16],
  ['md5', 16],
  ['sha-1', 20],
  ['sha-224', 28],
  ['sha-256', 32],
  ['sha-384', 48],
  ['sha-512', 64],
]);

/** How many bytes key and salt have together: RFC 4568 §6.2, RFC 6188 §5, RFC 7714 §12, RFC 5669 §2. */
export const suiteSizes: ReadonlyMap<string, number> = new Map([
  ['AES_CM_128_HMAC_SHA1_80', 30],
  ['AES_CM_128_HMAC_SHA1_32', 30],
  ['F8_128_HMAC_SHA1_80', 30],
  ['SEED_CTR_128_HMAC_SHA1_80', 30],
  ['SEED_128_CCM_80', 28],
  ['SEED_128_GCM_96', 28],
  ['AES_192_CM_HMAC_SHA1_80', 38],
  ['AES_192_CM_HMAC_SHA1_32', 38],
  ['AES_256_CM_HMAC_SHA1_80', 46],
  ['AES_256_CM_HMAC_SHA1_32', 46],
  ['AEAD_AES_128_GCM', 28],
  ['AEAD_AES_256_GCM', 44],
]);

export const Fingerprint = defineAttribute<CertificateHash>({
  name: 'fingerprint',
  form: 'hash-function XX:XX:…',
  example: 'sha-256 49:66:12:17:0D:1C:91:AE:57:4C:C6:36:DD:D5:97:D2:7D:62:C9:9A:7F:B9:A3:F4:70:03:E7:43:91:73:23:5E',
  read(reader) {
    const hash = reader.token(reader.word());
    const digest = reader.word();
    // RFC 8122 §5 has capital letters; all that read it take small ones too.
    reader.matching(digest, /^[\da-f]{2}(?::[\da-f]{2})*$/iu);
    reader.end();
    return { hash, digest, size: (digest.text.length + 1) / 3 };
  },
});

export const Crypto = defineAttribute<CryptoKey>({
  name: 'crypto',
  form: 'tag suite inline:key[|lifetime][|MKI:length] [session-parameters]',
  example: '1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj|2^20|1:32',
  read(reader) {
    const tag = reader.word();
    const suite = reader.word();
    const method = reader.word();
    reader.number(tag, 0, 999_999_999);
    reader.token(suite);
    const keys = reader.pieces(method, ';').map((piece) => {
      const [name, info] = reader.split(piece, ':');
      if (info === undefined) return reader.fail('form');
      if (name.text === '') return reader.fail('form');
      if (name.text.toLowerCase() !== 'inline') return { key: info, size: Number.NaN };
      const [key = info, ...more] = reader.pieces(info, '|');
      reader.matching(key, /^[\da-z+/]+={0,2}$/iu);
      readLimits(reader, more);
      return { key, size: Math.floor((key.text.replace(/=+$/u, '').length * 3) / 4) };
    });
    for (const parameter of reader.rest()) readSessionParameter(reader, parameter);
    return { tag, suite, keys };
  },
});

/** RFC 4568 §6.3: those that are defined; others may be made up. */
function readSessionParameter(reader: AttributeReader, parameter: Token): void {
  const [name, value] = reader.split(parameter, '=');
  if (name.text === 'KDR' && value !== undefined) reader.number(value, 0, 24);
  else if (name.text === 'WSH' && value !== undefined) reader.number(value, 64, 2 ** 31);
  else if (name.text === 'FEC_ORDER' && value !== undefined) reader.oneOf(value, ['FEC_SRTP', 'SRTP_FEC']);
  else if (name.text.startsWith('UN')) reader.oneOf(name, flags);
}

const flags = ['UNENCRYPTED_SRTP', 'UNENCRYPTED_SRTCP', 'UNAUTHENTICATED_SRTP'];

/** RFC 4568 §6.1: a key serves for 2^48 packets at most, and its identifier has 1 to 128 bytes. Of either there is one. */
function readLimits(reader: AttributeReader, limits: readonly Token[]): void {
  for (const limit of limits) {
    const [identifier, length] = reader.split(limit, ':');
    if (length !== undefined) {
      reader.matching(identifier, /^\d+$/u);
      reader.number(length, 1, 128);
    } else if (limit.text.startsWith('2^')) reader.number(reader.piece(limit, 2, limit.text.length), 1, 48);
    else reader.number(limit, 1, 2 ** 48);
  }
}

export const keyAttributes: readonly AttributeDefinition[] = [
  Fingerprint,
  Crypto,
  defineAttribute<Token>({
    name: 'tls-id',
    form: '20-255 characters',
    example: 'abc3de65cddef001be82',
    severity: 'warning',
    read(reader) {
      const word = reader.matching(reader.word(), /^[\w+/-]+$/u);
      if (word.text.length < 20 || word.text.length > 255)
        reader.fail('length', word, { name: 'tls-id', least: 20, most: 255, length: word.text.length });
      reader.end();
      return word;
    },
  }),
];
