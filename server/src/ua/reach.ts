/** How far an address reaches, and which addresses nothing is sent to. */

import { BlockList, isIPv6 } from 'node:net';
import type { Reach } from './outgoing.ts';

/** What an address is no single host's. */
export type Unfit = 'multicast' | 'broadcast' | 'target-malformed';

const loopback = blocks(['127.0.0.0', 8, 'ipv4'], ['::1', 128, 'ipv6']);

/** RFC 1918, RFC 3927, RFC 6598, RFC 4193, RFC 4291 §2.5.6. */
const inside = blocks(
  ['10.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
);

const multicast = blocks(['224.0.0.0', 4, 'ipv4'], ['ff00::', 8, 'ipv6']);
const broadcast = blocks(['255.255.255.255', 32, 'ipv4']);

/** `0.0.0.0` and `::` stand for no host, but systems take them for their own. */
const nowhere = blocks(['0.0.0.0', 8, 'ipv4'], ['::', 128, 'ipv6']);

export function reachOf(address: string): Reach {
  if (holds(loopback, address)) return 'loopback';
  return holds(inside, address) ? 'private' : 'public';
}

/** Why nothing is sent to an address; nothing when it may be. */
export function unfitness(address: string): Unfit | undefined {
  if (holds(multicast, address)) return 'multicast';
  if (holds(broadcast, address)) return 'broadcast';
  return holds(nowhere, address) ? 'target-malformed' : undefined;
}

/** An IPv4 address that is written as IPv6 is meant as IPv4: `::ffff:192.0.2.1`. */
export function withoutMapping(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}

function holds(list: BlockList, address: string): boolean {
  return list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

function blocks(...subnets: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) list.addSubnet(...subnet);
  return list;
}
