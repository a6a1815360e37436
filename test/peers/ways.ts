/** The ways to a peer: each transport over each version of IP. */

import type { TransportName } from '../../server/src/ua/outgoing.ts';

export interface Way {
  readonly transport: TransportName;
  readonly address: '127.0.0.1' | '::1';
}

export const ways: readonly Way[] = (['udp', 'tcp', 'tls', 'ws', 'wss'] as const).flatMap((transport) =>
  (['127.0.0.1', '::1'] as const).map((address) => ({ transport, address })),
);

export interface SippWay extends Way {
  readonly transport: 'udp' | 'tcp';
}

/** Debian builds SIPp without TLS, and no SIPp speaks WebSocket. */
export const sippWays: readonly SippWay[] = ways.flatMap(({ transport, address }) =>
  transport === 'udp' || transport === 'tcp' ? [{ transport, address }] : [],
);

/** `UDP IPv4`: a test of this name is a cell of its suite's row in docs/peers.md. */
export function nameOf({ transport, address }: Way): string {
  return `${transport.toUpperCase()} ${address === '::1' ? 'IPv6' : 'IPv4'}`;
}

/** What `;transport=` of a URI says; RFC 7118 §5.2 has one word for both WebSockets. */
export function uriNameOf({ transport }: Way): string {
  return transport === 'wss' ? 'ws' : transport;
}
