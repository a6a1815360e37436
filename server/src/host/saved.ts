/** The bytes of an open document as they stand on the disk: an editor's text can hold neither mixed line ends nor what is no text. */

import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { charsetOf, decode, decodeUtf8 } from '../sip/encoding.ts';
import { decodeBytes } from './charsets.ts';

/** More is no file of messages. */
const largest = 64 << 20;

/** Nothing where the document has no file; `unsaved` where what stands there is not what the editor shows. */
export function savedBytes(uri: string, text: string, encoding: string): Uint8Array | 'unsaved' | undefined {
  const bytes = bytesOf(uri);
  if (bytes === undefined) return undefined;
  const charset = charsetOf(encoding);
  const saved = charset === 'utf-8' ? decodeUtf8(bytes) : decode(bytes, charset, decodeBytes);
  return saved !== undefined && plain(saved) === plain(text) ? bytes : 'unsaved';
}

function bytesOf(uri: string): Uint8Array | undefined {
  try {
    const path = fileURLToPath(uri);
    const stats = statSync(path);
    return stats.isFile() && stats.size <= largest ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}

/** As editors make it: line ends of one kind, and a mark, however often, for bytes that are no text. */
function plain(text: string): string {
  return text
    .replace(/^\u{FEFF}/u, '')
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/\u{FFFD}+/gu, '\u{FFFD}');
}
