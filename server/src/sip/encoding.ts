/** Text to bytes and its size in bytes, without Node: UTF-8, ASCII and Latin-1 here, any other charset through an encoder that is given. */

/** Gives the bytes of a text in a charset, or nothing when the charset is not known or has no bytes for a character. */
export type Encoder = (text: string, charset: string) => Uint8Array | undefined;

const replacement = 0xfffd;

/**
 * The charset in which a message is sent, by the name that an editor or a directive gives an encoding.
 * UTF-16 is how a file may be kept, never how SIP is sent (RFC 3261 §7: UTF-8), so such a file is sent in UTF-8.
 */
export function charsetOf(encoding: string): string {
  if (encoding === 'utf8' || encoding === 'utf-8') return 'utf-8';
  const plain = encoding.toLowerCase().replaceAll(/[-_ ]/gu, '');
  if (plain === '' || plain === 'utf8' || plain === 'utf8bom' || plain.startsWith('utf16')) return 'utf-8';
  if (plain === 'ascii' || plain === 'usascii') return 'us-ascii';
  if (plain === 'latin1' || plain === 'binary' || plain === 'iso88591') return 'iso-8859-1';
  return encoding.toLowerCase();
}

/** The bytes of a text, or nothing when the charset cannot express it or nobody knows the charset. */
export function encode(text: string, charset: string, other?: Encoder): Uint8Array | undefined {
  switch (charset) {
    case 'utf-8':
      return encodeUtf8(text);
    case 'us-ascii':
      return encodeSingle(text, 0x7f);
    case 'iso-8859-1':
      return encodeSingle(text, 0xff);
    default:
      return other?.(text, charset);
  }
}

/** The size of a text in bytes. A character that the charset lacks counts as one byte, since it must be reported and mended anyway. */
export function byteLength(text: string, charset: string, other?: Encoder): number {
  if (charset === 'utf-8') return utf8Length(text);
  if (charset === 'us-ascii' || charset === 'iso-8859-1') return text.length;
  return other?.(text, charset)?.length ?? text.length;
}

export function utf8Length(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x80) continue;
    if (code < 0x800) length += 1;
    else if (isPairAt(text, at, code)) {
      length += 2;
      at += 1;
    } else length += 2;
  }
  return length;
}

/** UTF-8 as RFC 3629 has it; half a surrogate pair becomes U+FFFD, as every other encoder does. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(utf8Length(text));
  let to = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x80) {
      bytes[to] = code;
      to += 1;
    } else if (isPairAt(text, at, code)) {
      to = putUtf8(bytes, to, text.codePointAt(at) ?? replacement);
      at += 1;
    } else to = putUtf8(bytes, to, code >= 0xd800 && code <= 0xdfff ? replacement : code);
  }
  return bytes;
}

/** Lays byte arrays end to end. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let to = 0;
  for (const part of parts) {
    bytes.set(part, to);
    to += part.length;
  }
  return bytes;
}

function isPairAt(text: string, at: number, code: number): boolean {
  if (code < 0xd800 || code > 0xdbff) return false;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc00 && next <= 0xdfff;
}

function putUtf8(bytes: Uint8Array, at: number, code: number): number {
  if (code < 0x800) {
    bytes[at] = 0xc0 | (code >> 6);
    bytes[at + 1] = 0x80 | (code & 0x3f);
    return at + 2;
  }
  if (code < 0x10000) {
    bytes[at] = 0xe0 | (code >> 12);
    bytes[at + 1] = 0x80 | ((code >> 6) & 0x3f);
    bytes[at + 2] = 0x80 | (code & 0x3f);
    return at + 3;
  }
  bytes[at] = 0xf0 | (code >> 18);
  bytes[at + 1] = 0x80 | ((code >> 12) & 0x3f);
  bytes[at + 2] = 0x80 | ((code >> 6) & 0x3f);
  bytes[at + 3] = 0x80 | (code & 0x3f);
  return at + 4;
}

function encodeSingle(text: string, highest: number): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > highest) return undefined;
    bytes[at] = code;
  }
  return bytes;
}

/** The text of bytes, or nothing when nobody knows the charset. */
export function decode(
  bytes: Uint8Array,
  charset: string,
  other?: (bytes: Uint8Array, charset: string) => string | undefined,
): string | undefined {
  if (charset === 'utf-8') return decodeUtf8(bytes);
  if (charset === 'us-ascii' || charset === 'iso-8859-1') return decodeSingle(bytes);
  return other?.(bytes, charset);
}

/** Each byte as the character of its number, so that nothing is lost. */
function decodeSingle(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** UTF-8 as RFC 3629 has it; what is none becomes U+FFFD. */
export function decodeUtf8(bytes: Uint8Array): string {
  let text = '';
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < bytes.length) {
    const first = bytes[at] ?? 0;
    const length = first < 0x80 ? 1 : lengthOf(first);
    const code = length === 1 ? first : codeOf(bytes, at, length);
    text += String.fromCodePoint(code ?? replacement);
    at += code === undefined ? 1 : length;
  }
  return text;
}

function lengthOf(first: number): number {
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

/** The number of a character of several bytes; nothing when they are cut short, too long for it, or half a surrogate pair. */
function codeOf(bytes: Uint8Array, at: number, length: number): number | undefined {
  if (length === 0) return undefined;
  let code = (bytes[at] ?? 0) & (0xff >> (length + 1));
  for (let next = at + 1; next < at + length; next += 1) {
    const byte = bytes[next] ?? 0;
    if ((byte & 0xc0) !== 0x80) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  const least = [0, 0, 0x80, 0x800, 0x10000][length] ?? 0;
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code < least || code > 0x10ffff || isSurrogate ? undefined : code;
}
