/** A file as a command gets it: its bytes, its text, and how one becomes the other. */

import { Buffer } from 'node:buffer';
import { closeSync, createReadStream, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decodeBytes, encodeText } from '../host/charsets.ts';
import { directivesNamed } from '../sip/directives/read.ts';
import { charsetOf, decode, encode } from '../sip/encoding.ts';
import { parseFile } from '../sip/syntax/parse.ts';
import { Failure } from './failure.ts';

export interface Source {
  /** As the user wrote it; `-` is standard input. */
  readonly name: string;
  readonly text: string;
  /** By the names that editors have: `utf8`, `latin1`, `gb18030`. */
  readonly encoding: string;
  readonly bytes: Buffer;
  /** True when the bytes begin with a mark that is no part of the text. */
  readonly hasMark: boolean;
}

interface Decoded {
  readonly text: string;
  readonly encoding: string;
}

/** More than this is no file of messages, and would only fill the memory. */
const largest = 256 << 20;

const mark = '\u{FEFF}';

export async function readSource(name: string, encoding: string | undefined): Promise<Source> {
  return sourceFrom(name, await readAll(name), encoding);
}

/** A file whose bytes are there already. */
export function sourceFrom(name: string, bytes: Buffer, encoding: string | undefined): Source {
  const read = encoding === undefined ? decodeUnknown(bytes) : decodeAs(name, bytes, encoding);
  const hasMark = read.text.startsWith(mark);
  return { name, bytes, encoding: read.encoding, text: hasMark ? read.text.slice(1) : read.text, hasMark };
}

/** By where a file stands its included files are found; standard input stands in the current folder, or where its name says. */
export function uriOf({ name }: Source, inputName = 'standard-input.sip'): string {
  return pathToFileURL(resolve(name === '-' ? inputName : name)).href;
}

/** Files are included from within the folder in which the command runs, where that holds the file; else from the file's own. */
export function currentFolder(): string {
  return pathToFileURL(process.cwd()).href;
}

/** Puts another text into a file, in its own encoding. What is there is only written over when it is what was read. */
export function writeSource({ name, bytes, encoding, hasMark }: Source, text: string): void {
  const written = encode(hasMark ? mark + text : text, charsetOf(encoding), encodeText);
  if (written === undefined) throw new Failure('unencodable-fix', { file: name, encoding });
  const file = attempt(name, 'cannot-write', () => openSync(name, 'r+'));
  try {
    const current = Buffer.alloc(bytes.length);
    const isSame =
      fstatSync(file).size === bytes.length &&
      readSync(file, current, 0, current.length, 0) === bytes.length &&
      current.equals(bytes);
    if (!isSame) throw new Failure('changed-meanwhile', { file: name });
    attempt(name, 'cannot-write', () => overwrite(file, written, bytes));
  } finally {
    closeSync(file);
  }
}

/** A disk that is full must not cost what stood there. */
function overwrite(file: number, bytes: Uint8Array, before: Uint8Array): void {
  try {
    writeWhole(file, bytes);
  } catch (error) {
    writeWhole(file, before);
    throw error;
  }
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, at);
  ftruncateSync(file, bytes.length);
}

async function readAll(name: string): Promise<Buffer> {
  const stream = name === '-' ? process.stdin : createReadStream(name);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(Buffer.from(chunk));
      size += chunk.length;
      if (size > largest) throw new Failure('too-big', { file: name, most: largest >> 20 });
    }
  } catch (error) {
    throw error instanceof Failure ? error : failureOf(name, 'cannot-read', error);
  }
  return Buffer.concat(chunks);
}

/** UTF-8 where it is that. Else what `# @charset` says, else what the XML in the bodies says, where it fits every byte. Else each byte is one character, so that nothing is lost. */
function decodeUnknown(bytes: Buffer): Decoded {
  const text = decodeIn('utf8', bytes);
  if (text !== undefined) return { text, encoding: 'utf8' };
  const asBytes = bytes.toString('latin1');
  const directives = parseFile(asBytes).blocks.flatMap(({ block }) => directivesNamed(block, 'charset'));
  const ofFile = decodeAlike(
    bytes,
    directives.map(({ value }) => value.text),
  );
  // The commands of video surveillance are in GB2312, and say so.
  const ofBodies = directives.length > 0 ? undefined : decodeAlike(bytes, declaredIn(asBytes));
  return ofFile ?? ofBodies ?? { text: asBytes, encoding: 'latin1' };
}

/** Nothing where there is no encoding, or more than one. */
function decodeAlike(bytes: Buffer, encodings: readonly string[]): Decoded | undefined {
  const [encoding, ...others] = new Set(encodings.map((each) => each.toLowerCase()));
  const text = encoding === undefined || others.length > 0 ? undefined : decodeIn(encoding, bytes);
  return encoding === undefined || text === undefined ? undefined : { text, encoding };
}

/** What XML declarations at the start of a line say. */
function declaredIn(text: string): readonly string[] {
  const declarations = text.matchAll(/^<\?xml\s[^>\r\n]{0,80}\bencoding=["'](?<encoding>[\w.-]{1,40})["']/gmu);
  return [...declarations].flatMap(({ groups }) => groups?.encoding ?? []);
}

function decodeAs(file: string, bytes: Buffer, encoding: string): Decoded {
  if (decodeIn(encoding, Buffer.alloc(0)) === undefined) throw new Failure('unknown-encoding', { encoding });
  const text = decodeIn(encoding, bytes);
  if (text === undefined) throw new Failure('wrong-encoding', { file, encoding });
  return { text, encoding };
}

/** The text, where it can be made the same bytes again. */
function decodeIn(encoding: string, bytes: Buffer): string | undefined {
  const charset = charsetOf(encoding);
  const text = charset === 'utf-8' ? decodeUtf8(bytes) : decode(bytes, charset, decodeBytes);
  const again = text === undefined ? undefined : encode(text, charset, encodeText);
  return again !== undefined && bytes.equals(again) ? text : undefined;
}

function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function attempt<T>(file: string, key: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw failureOf(file, key, error);
  }
}

function failureOf(file: string, key: string, error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'no-such-file',
    EISDIR: 'is-a-folder',
    EACCES: `${key}-by-rights`,
  };
  return new Failure(known[code] ?? key, { file, code });
}
