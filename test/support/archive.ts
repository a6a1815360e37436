/** What is in a zip archive, read by its directory. */

import { inflateRawSync } from 'node:zlib';

/** Signatures of the format: of the end of the directory, which a comment may follow, and of one entry. */
const endOfDirectory = Buffer.from('PK\x05\x06', 'latin1');
const entrySignature = 0x02014b50;

const stored = 0;

/** The contents by the name, in the order of the archive. */
export function filesInArchive(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.lastIndexOf(endOfDirectory);
  if (end < 0) throw new Error('This is no zip archive.');
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== entrySignature) throw new Error(`No entry of the directory is at ${at}.`);
    const nameLength = archive.readUInt16LE(at + 28);
    const extraLength = archive.readUInt16LE(at + 30);
    const commentLength = archive.readUInt16LE(at + 32);
    files.set(archive.toString('utf8', at + 46, at + 46 + nameLength), contentOf(archive, at));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}

function contentOf(archive: Buffer, entry: number): Buffer {
  const method = archive.readUInt16LE(entry + 10);
  const size = archive.readUInt32LE(entry + 20);
  const header = archive.readUInt32LE(entry + 42);
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const bytes = archive.subarray(start, start + size);
  return method === stored ? bytes : inflateRawSync(bytes);
}
