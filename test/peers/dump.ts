/** What a Kamailio received and sent, by its module sipdump: the peer's own record, in clear text over every transport. */

import { closeSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

export interface Dumped {
  readonly direction: 'received' | 'sent';
  /** The transport and version of IP, as `tls ipv6`. */
  readonly way: string;
  /** Milliseconds since 1970, by Kamailio's clock. */
  readonly at: number;
  readonly text: string;
}

const [begin, head, end] = ['='.repeat(20), '~'.repeat(20), '|'.repeat(20)].map((line) => `${line}\n`) as [
  string,
  string,
  string,
];

/** Reads the files of a folder as they grow; each call gives all that is there by now. */
export function dumpIn(folder: string): () => readonly Dumped[] {
  const all: Dumped[] = [];
  /** How far each file was read, and what stands there of a message that is not complete. */
  const read = new Map<string, { position: number; rest: string }>();
  return () => {
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.data'))) {
      const file = read.get(name) ?? { position: 0, rest: '' };
      const text = file.rest + added(join(folder, name), file);
      const entries = text.split(end);
      file.rest = entries.pop() ?? '';
      read.set(name, file);
      all.push(...entries.map(dumpedOf));
    }
    return all;
  };
}

function added(path: string, file: { position: number }): string {
  const descriptor = openSync(path, 'r');
  const bytes = Buffer.alloc(fstatSync(descriptor).size - file.position);
  file.position += readSync(descriptor, bytes, 0, bytes.length, file.position);
  closeSync(descriptor);
  return bytes.toString('latin1');
}

function dumpedOf(entry: string): Dumped {
  const at = entry.indexOf(head);
  const facts = entry.slice(begin.length, at);
  const fact = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(facts)?.[1] ?? '';
  return {
    direction: fact('tag') === 'rcv' ? 'received' : 'sent',
    way: fact('proto'),
    at: 1000 * Number(fact('time')),
    text: entry.slice(at + head.length),
  };
}
