/** What a transport is. One transport, one file beside this one; `index.ts` lists them. */

import type { Clock } from '../clock.ts';
import type { Note, TransportName, Trust } from '../outgoing.ts';

/** RFC 5626 §3.5.1: a double line end asks, a single one answers. */
export const keepAliveLines = { ping: '\r\n\r\n', pong: '\r\n' };

/** A numeric address, IPv6 without brackets, and a port. */
export interface Address {
  readonly address: string;
  readonly port: number;
  /** The name by which it was asked for, where its certificate must be for that, or the peer is told. */
  readonly name?: string;
  /** What is asked for there, where a WebSocket is. Whoever does not say will take any. */
  readonly path?: string;
}

/** What a peer says to a Binding Request of ours. */
export interface BindingAnswer {
  /** That of the request, in hexadecimal. */
  readonly id: string;
  /** Where it saw us; nothing when it refused, or did not say. */
  readonly mapped?: Address;
}

/** Where our end is to be. */
export interface OwnPlace {
  /** When absent, the one from which the system's routes lead to `toward`. */
  readonly address?: string | undefined;
  /** 0 is any free one. */
  readonly port: number;
  /** True of a port that nobody else had a moment ago. */
  readonly isTried?: boolean;
  /** Whom it is to reach first. */
  readonly toward?: Address;
}

/** The sockets of a transport; what else is known of it stands in `sip/transports.ts`. */
export interface TransportSockets {
  /** True when one end serves many peers at once, so that exchanges on one port must share it. */
  readonly shared: boolean;
  /** Makes our end ready; a transport that connects does so when something is sent. Rejects with the system's error. */
  readonly open: (own: OwnPlace, on: TransportEvents, clock: Clock, trust?: Trust) => Promise<Endpoint>;
}

/** A transport that the local server can be heard on. */
export interface ServedTransport extends TransportSockets {
  readonly name: TransportName;
  /** Makes an end that hears from anybody, for a server. */
  readonly listen: (own: OwnPlace, on: TransportEvents, clock: Clock) => Promise<Endpoint>;
}

export interface TransportEvents {
  readonly message: (arrival: Arrival) => void;
  /** Nothing can be sent to, or expected from, `peer` any more; `bytes` had come of a message. */
  readonly broken: (peer: Address, note: Note, bytes?: Uint8Array) => void;
  /** The peer answered a keep-alive; over UDP with what it said. */
  readonly pong?: (peer: Address, answer?: BindingAnswer) => void;
  /** The peer wants its keep-alive answered. */
  readonly ping?: (peer: Address) => void;
}

export interface Arrival {
  readonly transport: TransportName;
  readonly bytes: Uint8Array;
  readonly from: Address;
  readonly local: Address;
  /** A stream's message had no Content-Length. */
  readonly lengthMissing: boolean;
  /** Its head is more than anybody needs, so that nothing is made of it, and it is read no further than to there. */
  readonly tooMuch?: { readonly note: Note; readonly at: number };
}

/** How a way is kept open. */
export interface Ping {
  /** True where the peer has said that it answers by RFC 5626. */
  readonly isAgreed: boolean;
  /** Of a datagram: what the answer will repeat, 96 bits in hexadecimal. */
  readonly id: string;
}

/** What a peer says to a Binding Request of ours. */
export interface BindingAnswer {
  /** That of the request, in hexadecimal. */
  readonly id: string;
  /** Where it saw us; nothing when it refused, or did not say. */
  readonly mapped?: Address;
}

/** A connection that stands, as one that carries messages. */
export interface Channel {
  readonly local: Address;
  readonly send: (bytes: Uint8Array) => void;
  /** Sends what keeps it open. */
  readonly ping: (how: Ping) => void;
  /** Lets go out what was sent, but waits for no peer that does not read. */
  readonly close: () => Promise<void>;
}

/** Our end, until it is closed. */
export interface Endpoint {
  /** What `peer` sees of us, not known before a connection stands; without a peer, where we are heard. */
  readonly local: (peer?: Address) => Address | undefined;
  /** True while a connection to `peer` stands, on which more can be sent. */
  readonly isConnected: (peer: Address) => boolean;
  /** Makes ready what must be there before bytes can leave, so that they leave at once; a connection comes about with its first bytes. Never rejects. */
  readonly reach?: (peer: Address) => Promise<void>;
  /**
   * `leaving` is called when the bytes go to the system, which may be after a connection stands; it says false when they are not wanted any more.
   * What cannot be sent is told by `broken`.
   */
  readonly send: (bytes: Uint8Array, peer: Address, leaving?: () => boolean) => void;
  /** Sends what keeps a way open that is there; nothing where it is not. */
  readonly ping: (peer: Address, how: Ping) => void;
  /** Lets go out what was sent; settles when nothing is left of it. */
  readonly close: () => Promise<void>;
}

/** `192.0.2.1:5060`, `[2001:db8::1]:5060`. */
export function written({ address, port }: Address): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

export function isSame(one: Address, other: Address): boolean {
  return one.port === other.port && withoutZone(one.address) === withoutZone(other.address);
}

/** A link-local address may name an interface of ours, as `fe80::1%eth0` does; the peer knows nothing of it. */
export function withoutZone(address: string): string {
  const zone = address.indexOf('%');
  return zone === -1 ? address : address.slice(0, zone);
}
