/** Bytes as text, one character for each, so that what was received is read and repeated without losing a bit. */

/** The text whose characters are the bytes. */
export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** The bytes that the characters of `text` are; every character is below U+0100. */
export function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

/** What a stretch of such a text says to a reader: SIP's text is UTF-8 (RFC 3261 §7); broken bytes become U+FFFD. */
export function readable(text: string): string {
  return isAscii(text) ? text : Buffer.from(text, 'latin1').toString('utf8');
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

/** The text as it goes over the wire: UTF-8, one character for each byte. */
export function wireText(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
