/** The sockets of a process, as Linux lists them. */

import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface OpenSocket {
  readonly transport: 'udp' | 'tcp';
  /** Its own. */
  readonly port: number;
  /** True for one of TCP to which connections are made. */
  readonly isListening: boolean;
}

/** What Linux calls a socket that listens. */
const listening = '0A';

/** The UDP and TCP sockets that a process holds, over IPv4 and IPv6; none of a process that is gone. */
export function openSockets(pid: number | undefined): readonly OpenSocket[] {
  // First who holds what: what is opened later than the tables are read is none of them.
  const held = new Set(openFiles(pid));
  return (['udp', 'tcp'] as const).flatMap((transport) =>
    [transport, `${transport}6`].flatMap(linesOf).flatMap(([, own = '', , state, , , , , , inode]) => {
      if (!held.has(`socket:[${inode}]`)) return [];
      const port = Number.parseInt(own.slice(own.lastIndexOf(':') + 1), 16);
      return [{ transport, port, isListening: transport === 'tcp' && state === listening }];
    }),
  );
}

/** The rows of a table of sockets, each by its columns. */
function linesOf(table: string): string[][] {
  const [, ...lines] = readFileSync(`/proc/net/${table}`, 'latin1').split('\n');
  return lines.map((line) => line.trim().split(/\s+/u));
}

/** What the descriptors of a process lead to; some may be closed meanwhile. */
function openFiles(pid: number | undefined): string[] {
  const folder = `/proc/${pid}/fd`;
  try {
    return readdirSync(folder).map((name) => readlinkSync(`${folder}/${name}`));
  } catch {
    return [];
  }
}
