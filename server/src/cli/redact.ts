/** Takes out of what is printed what nobody else may know: the secrets of a message, the proofs of credentials, and keys of media. */

import { encodeText } from '../host/charsets.ts';
import { encode } from '../sip/encoding.ts';

/** With the nonce beside it, the response of a digest lets the password be guessed at leisure. */
const credentialsField =
  /^((?:proxy-)?authorization|(?:proxy-)?authentication-info)([ \t]*:[ \t]*)(.*(?:\r?\n[ \t].*)*)/gimu;
const digestProof = /\b((?:response|rspauth)[ \t]*=[ \t]*"?)([^"\s,;]+)/giu;
/** RFC 4568 §9.1. */
const mediaKey = /^(a=crypto:.*?inline:)([^\s|;]+)/gimu;

const concealed = '⟨…⟩';

/** A text, with a sign in place of each. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const clean = withoutProofs(text, () => concealed);
  return secrets.reduce((safe, secret) => (secret === '' ? safe : safe.replaceAll(secret, concealed)), clean);
}

/** Bytes, with as many `*` in their place, so that lengths stay true. */
export function maskedBytes(bytes: Uint8Array, secrets: readonly string[], charset: string): Uint8Array {
  const stars = (found: string) => '*'.repeat(found.length);
  let text = withoutProofs(Buffer.from(bytes).toString('latin1'), stars);
  for (const secret of secrets) {
    for (const each of new Set([charset, 'utf8'])) {
      const written = Buffer.from(encode(secret, each, encodeText) ?? []).toString('latin1');
      if (written !== '') text = text.replaceAll(written, stars);
    }
  }
  return Buffer.from(text, 'latin1');
}

function withoutProofs(text: string, instead: (found: string) => string): string {
  return text
    .replaceAll(
      credentialsField,
      (_, name: string, colon: string, value: string) => `${name}${colon}${withoutProof(value, instead)}`,
    )
    .replaceAll(mediaKey, (_, before: string, key: string) => before + instead(key));
}

/** What another scheme than Digest holds is not known, so nothing of it stays. */
function withoutProof(value: string, instead: (found: string) => string): string {
  if (/^digest\b/iu.test(value) || /\brspauth\b/iu.test(value))
    return value.replaceAll(digestProof, (_, before: string, proof: string) => before + instead(proof));
  const scheme = /^[\w-]*[ \t]*/u.exec(value)?.[0] ?? '';
  return scheme + instead(value.slice(scheme.length));
}
