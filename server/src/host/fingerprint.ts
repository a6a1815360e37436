/** The SHA-256 of a certificate, as a user writes it. */

/** With or without colons, in any case; nothing else is ever met. */
export function isFingerprint(text: string): boolean {
  return /^[\da-f]{64}$/iu.test(text.replaceAll(/[:\s]/gu, ''));
}
