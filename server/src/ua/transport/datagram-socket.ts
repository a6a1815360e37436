/** A UDP socket of the system, and what is done with it, as promises. */

import { createSocket, type Socket } from 'node:dgram';
import type { Address, OwnPlace } from './transport.ts';

/** One for addresses of the family of this one; `shared` where another of ours, or of somebody who wants the same, may have the same port. */
export function datagramSocket(address: string, shared = false): Socket {
  const isIpv6 = address.includes(':');
  const family = isIpv6 ? 6 : 4;
  return createSocket({
    type: `udp${family}`,
    reuseAddr: shared,
    ipv6Only: isIpv6,
    // Only numeric addresses come here: nobody is to be asked what they mean.
    lookup: (host, _options, done) => done(null, host, family),
  });
}

/** Gives it an address, any where none is named, and a port; port 0 is any free one. Rejects with the system's error. */
export function bound(socket: Socket, { address, port }: Pick<OwnPlace, 'address' | 'port'>): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind({ ...(address === undefined ? {} : { address }), port, exclusive: true }, () => {
      socket.off('error', reject);
      resolve();
    });
  });
}

/** From now on it hears from `peer` alone, and whether a datagram was refused. Rejects with the system's error. */
export function connected(socket: Socket, peer: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    // Node gives an error to this function, whatever its types say.
    const done = (error?: Error | null) => (error === undefined || error === null ? resolve() : reject(error));
    socket.connect(peer.port, peer.address, done as () => void);
  });
}

/** The address from which the system's routes lead to `peer`; rejects with the system's error when there is no way. Nothing is sent. */
export async function sourceAddress(peer: Address): Promise<string> {
  return (await tried({ port: 0 }, peer)).address;
}

/** What a socket of ours alone gets when it asks for this. It is closed when the answer is there, and sends nothing, since to connect it only chooses a route. */
export async function tried(
  wished: Pick<OwnPlace, 'address' | 'port'>,
  peer?: Address,
): Promise<Pick<Address, 'address' | 'port'>> {
  const socket = datagramSocket(wished.address ?? peer?.address ?? '');
  try {
    await bound(socket, wished);
    if (peer !== undefined) await connected(socket, peer);
    const { address, port } = socket.address();
    return { address, port };
  } finally {
    socket.close();
  }
}

/** Sends a datagram; a connected socket knows where to. `gone` is told once that it has left, or the system's error. */
export function speakBy(
  socket: Socket,
  bytes: Uint8Array,
  peer: Address | undefined,
  gone: (error?: unknown) => void,
): void {
  try {
    if (peer === undefined) socket.send(bytes, gone);
    else socket.send(bytes, peer.port, peer.address, gone);
  } catch (error) {
    gone(error);
  }
}

export function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.close(() => resolve()));
}
