/** Takes out of bytes that are printed what nobody else may know. */

import { encodeText } from '../host/charsets.ts';
import { withoutProofs } from '../proofs.ts';
import { encode } from '../sip/encoding.ts';

/** Bytes, with as many `*` in the place of secrets and proofs, so that lengths stay true. */
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
