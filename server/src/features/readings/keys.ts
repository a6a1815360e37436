/** What the words of `a=crypto` say: RFC 4568 §4 and §6. The key itself is never said. */

import { spanOf, type Token } from '../../sip/span.ts';
import { type IsOn, type Reading, type Remark, readingOf } from './reading.ts';

/** RFC 4568 §6.2, RFC 6188 §4, RFC 7714 §14.2: bytes of the master key and of its salt. */
const suites: Readonly<Record<string, readonly [number, number]>> = {
  AES_CM_128_HMAC_SHA1_80: [16, 14],
  AES_CM_128_HMAC_SHA1_32: [16, 14],
  F8_128_HMAC_SHA1_80: [16, 14],
  AES_192_CM_HMAC_SHA1_80: [24, 14],
  AES_192_CM_HMAC_SHA1_32: [24, 14],
  AES_256_CM_HMAC_SHA1_80: [32, 14],
  AES_256_CM_HMAC_SHA1_32: [32, 14],
  AEAD_AES_128_GCM: [16, 12],
  AEAD_AES_256_GCM: [32, 12],
};

export function keyReading(words: readonly Token[], on: IsOn): Reading | undefined {
  const [tag, suite, key] = words;
  if (on(tag)) return readingOf('crypto-tag', tag, [{ key: 'crypto-tag' }], 'RFC 4568 §4.1');
  const sizes = suites[suite?.text.toUpperCase() ?? ''];
  if (on(suite)) {
    const args = { key: sizes?.[0] ?? 0, salt: sizes?.[1] ?? 0 };
    return readingOf(
      'crypto-suite',
      suite,
      [sizes === undefined ? undefined : { key: 'crypto-suite', args }],
      'RFC 4568 §6.2',
    );
  }
  return on(key) ? keyParts(key, sizes, on) : undefined;
}

/** `inline:<key and salt>|<lifetime>|<MKI>:<its length>`. */
function keyParts(key: Token, sizes: readonly [number, number] | undefined, on: IsOn): Reading | undefined {
  let from: number = key.start;
  for (const [index, text] of key.text.split('|').entries()) {
    const part = { ...spanOf(from, from + text.length), text };
    from = part.end + 1;
    if (!on(part)) continue;
    if (index === 0) return materialReading(part, sizes);
    const mki = /^(?<id>\d+):(?<length>\d+)$/u.exec(text)?.groups;
    if (mki !== undefined)
      return readingOf(
        'crypto-mki',
        part,
        [{ key: 'crypto-mki', args: { id: mki.id ?? '', length: mki.length ?? '' } }],
        'RFC 4568 §6.1',
      );
    return readingOf('crypto-lifetime', part, [lifetimeRemark(text)], 'RFC 4568 §6.1');
  }
  return undefined;
}

function materialReading(part: Token, sizes: readonly [number, number] | undefined): Reading | undefined {
  const base64 = /^inline:(?<key>[\w+/]+)=*$/u.exec(part.text)?.groups?.key;
  if (base64 === undefined) return undefined;
  const bytes = Math.floor((base64.length * 6) / 8);
  const [key, salt] = sizes ?? [0, 0];
  const isRight = key + salt === bytes;
  const remark: Remark = isRight
    ? { key: 'crypto-key', args: { bytes, key, salt } }
    : { key: 'crypto-key-odd', args: { bytes } };
  return readingOf('crypto-key', { ...part, text: 'inline:…' }, [remark], 'RFC 4568 §6.1');
}

function lifetimeRemark(text: string): Remark | undefined {
  const power = /^2\^(?<power>\d{1,2})$/u.exec(text)?.groups?.power;
  const packets = power === undefined ? Number(text) : 2 ** Number(power);
  return Number.isInteger(packets) && packets > 0 ? { key: 'crypto-lifetime', args: { packets } } : undefined;
}
