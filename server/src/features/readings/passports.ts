/** What the signed token in Identity says: RFC 8224 §4, RFC 8225 §5. Nothing is fetched, and the signature is not checked. */

import { decodeUtf8 } from '../../sip/encoding.ts';
import type { Token } from '../../sip/span.ts';
import { code } from '../markdown.ts';
import { visibleMoment } from '../sdp-times.ts';
import { type Reading, type Remark, readingOf } from './reading.ts';

/** A longer token is shown up to here. */
const longest = 600;

/** Header and claims of `header.claims.signature`; of the compact form, RFC 8225 §7, there is nothing to be read. */
export function passportReading(head: Token): Reading | undefined {
  const [header = '', claims = ''] = head.text.replaceAll(/\s+/gu, '').split('.');
  const [first, second] = [jsonIn(header), jsonIn(claims)];
  if (first === undefined && second === undefined) return undefined;
  return readingOf(
    'passport',
    head,
    [
      first === undefined ? undefined : { key: 'passport-header', args: { json: shown(first) } },
      second === undefined ? undefined : { key: 'passport-claims', args: { json: shown(second) } },
      ...claimRemarks(second),
    ],
    'RFC 8225 §5',
  );
}

function shown(value: object): string {
  return code(JSON.stringify(value).slice(0, longest));
}

/** RFC 8588 §4: how well whoever signs knows the caller; RFC 8225 §5.1.1: when it was signed. */
function claimRemarks(claims: object | undefined): readonly Remark[] {
  const { attest, iat } = (claims ?? {}) as { attest?: unknown; iat?: unknown };
  const attested = typeof attest === 'string' && /^[ABC]$/u.test(attest) ? [{ key: `attest-${attest}` }] : [];
  const isTime = typeof iat === 'number' && iat > 0 && iat < 1e11;
  return [...attested, ...(isTime ? [{ key: 'signed-at', args: { moment: visibleMoment(iat * 1000) } }] : [])];
}

function jsonIn(text: string): object | undefined {
  const bytes = base64UrlBytes(text);
  if (bytes === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(decodeUtf8(bytes));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** RFC 4648; nothing where there is another character. */
function base64UrlBytes(text: string): Uint8Array | undefined {
  const digits = [...text.replace(/=+$/u, '')].map((sign) => alphabet.indexOf(sign));
  if (digits.length < 2 || digits.includes(-1)) return undefined;
  const bytes = new Uint8Array(Math.floor((digits.length * 6) / 8));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const digit of digits) {
    held = ((held << 6) | digit) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (held >> bits) & 0xff;
    at += 1;
  }
  return bytes;
}
