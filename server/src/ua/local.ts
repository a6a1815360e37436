/** Our end of the way to a destination: the address that the system would send from, and a port that is free. */

import { createSocket } from 'node:dgram';
import type { Destination, Local } from './outgoing.ts';

/**
 * Where a message to `destination` would be sent from.
 * `wished.port` is tried, as the port of a topmost Via must be for its answers to arrive; without one any free port is found.
 * A port that is ours already, since another exchange lives on it, is shared. Nothing is sent.
 */
export async function localFor(
  destination: Pick<Destination, 'address' | 'port'>,
  wished: { readonly address?: string | undefined; readonly port?: number | undefined } = {},
  isOurs: (address: string, port: number) => boolean = () => false,
): Promise<Local> {
  const address = wished.address ?? (await sourceAddress(destination));
  if (wished.port !== undefined && isOurs(address, wished.port)) return { address, port: wished.port, asWished: true };
  const port = await freePort(address, wished.port ?? 0);
  if (port !== undefined) return { address, port, asWished: true };
  return { address, port: (await freePort(address, 0)) ?? 0, asWished: false };
}

/** The address that the system's routes choose; rejects with the system's error when there is no way. */
export function sourceAddress({ address, port }: Pick<Destination, 'address' | 'port'>): Promise<string> {
  const socket = createSocket(familyOf(address));
  return new Promise((resolve, reject) => {
    socket.once('error', (error) => {
      socket.close();
      reject(error);
    });
    // Connecting a datagram socket chooses a route and sends nothing.
    socket.connect(port, address, () => {
      const { address: own } = socket.address();
      socket.close(() => resolve(own));
    });
  });
}

function freePort(address: string, port: number): Promise<number | undefined> {
  const ipv6Only = address.includes(':');
  const socket = createSocket({ type: familyOf(address), ipv6Only });
  return new Promise((resolve) => {
    socket.once('error', () => {
      socket.close();
      resolve(undefined);
    });
    socket.bind({ address, port, exclusive: true }, () => {
      const { port: bound } = socket.address();
      socket.close(() => resolve(bound));
    });
  });
}

function familyOf(address: string): 'udp4' | 'udp6' {
  return address.includes(':') ? 'udp6' : 'udp4';
}
