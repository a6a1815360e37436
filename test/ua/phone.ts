/** The phone at the far end of a call, as a test plays it. */

import type { Heard, UdpPeer } from '../support/loopback.ts';
import { respond, sdp } from './exchange.ts';

export const sdpFields = ['Content-Type: application/sdp'];

/** The 200 that a phone gives: its tag, its Contact, its SDP. */
export function accept(heard: Heard, contact: string, { tag = 'bob1', more = [] as string[] } = {}): string {
  return respond(heard.text, '200 OK', { tag, more: [`Contact: <${contact}>`, ...more, ...sdpFields], body: sdp });
}

export function uriOf({ address, port }: { address: string; port: number }): string {
  return `sip:bob@${address}:${port}`;
}

/** The next request of a method; others are passed over. */
export async function heardAs(peer: UdpPeer, method: string): Promise<Heard> {
  for (;;) {
    const heard = await peer.heard.next();
    if (heard.text.startsWith(`${method} `)) return heard;
  }
}
