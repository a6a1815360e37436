/** Our end of the way to a destination: the address that the system would send from, and a port that is free. */

import type { Destination, Local } from './outgoing.ts';
import { sourceAddress, tried } from './transport/datagram-socket.ts';
import { WayFault } from './transport/system-error.ts';

/**
 * Where a message to `destination` would be sent from.
 * `wished.port` is tried, as the port of a topmost Via must be for its answers to arrive; without one any free port is found.
 * A port that is ours already, since another exchange lives on it, is shared. Nothing is sent.
 * Rejects where nothing can leave from the address that is wished.
 */
export async function localFor(
  destination: Pick<Destination, 'address' | 'port'>,
  wished: { readonly address?: string | undefined; readonly port?: number | undefined } = {},
  isOurs: (address: string, port: number) => boolean = () => false,
): Promise<Local> {
  const { address, port = 0 } = wished;
  // One socket tells both, unless an address is wished, or the port is somebody's on another address of this machine.
  const found = address === undefined ? await tried({ port }, destination).catch(() => undefined) : undefined;
  if (found !== undefined) return { ...found, asWished: true };
  const own = address ?? (await sourceAddress(destination));
  if (port !== 0 && isOurs(own, port)) return { address: own, port, asWished: true };
  const asWished = await freePort(own, port);
  const other = asWished ?? (await freePort(own, 0));
  if (other === undefined && address !== undefined) throw new WayFault('ENOTOURS', { address });
  return { address: own, port: other ?? 0, asWished: asWished !== undefined };
}

async function freePort(address: string, port: number): Promise<number | undefined> {
  return (await tried({ address, port }).catch(() => undefined))?.port;
}
