/** Charsets beside those that `sip/encoding.ts` knows, by what Node and browsers decode. */

import { encodingFrom, type TextEncoding } from '../sip/charset-table.ts';
import { byteLength } from '../sip/encoding.ts';

const encodings = new Map<string, TextEncoding | undefined>();

/** Editors name encodings without the signs that the Encoding Standard has in its labels. */
const labels: Readonly<Record<string, string>> = {
  big5hkscs: 'big5',
  eucjp: 'euc-jp',
  euckr: 'euc-kr',
  koi8r: 'koi8-r',
  koi8u: 'koi8-u',
  macroman: 'macintosh',
  shiftjis: 'shift_jis',
};

/** The bytes of a text; nothing when the charset is not known or lacks a character. */
export function encodeText(text: string, charset: string): Uint8Array | undefined {
  if (!encodings.has(charset)) encodings.set(charset, encodingOf(charset));
  return encodings.get(charset)?.(text);
}

/** The text of bytes; nothing when the charset is not known. */
export function decodeBytes(bytes: Uint8Array, charset: string): string | undefined {
  return decoderOf(charset)?.decode(bytes);
}

/** Reads what is in a charset; nothing for UTF-8, which needs nobody's help. */
export function decoderFor(charset: string): ((bytes: Uint8Array) => string | undefined) | undefined {
  return /^(?:utf-?8|us-ascii|ascii)$/iu.test(charset) ? undefined : (bytes) => decodeBytes(bytes, charset);
}

/** The size of a text in a charset. */
export function sizeIn(charset: string): (text: string) => number {
  return (text) => byteLength(text, charset, encodeText);
}

function encodingOf(charset: string): TextEncoding | undefined {
  const decoder = decoderOf(charset);
  if (decoder === undefined || decoder.encoding.startsWith('utf-16')) return undefined;
  return encodingFrom((bytes) => decoder.decode(bytes), decoder.encoding === 'gb18030');
}

function decoderOf(charset: string): InstanceType<typeof TextDecoder> | undefined {
  const dashed = charset
    .replace(/^(?<family>windows|iso8859)(?<part>\d+)$/u, '$<family>-$<part>')
    .replace('iso8859', 'iso-8859');
  try {
    return new TextDecoder(labels[charset] ?? dashed);
  } catch {
    return undefined;
  }
}
