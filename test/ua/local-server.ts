/** The local server as tests ask it: on a clock of theirs, with a peer that speaks plain text. */

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { type ServeEvent, serve } from '../../server/src/ua/serve.ts';
import { type UdpPeer, udpPeer } from '../support/loopback.ts';
import { type ManualClock, manualClock } from '../support/manual-clock.ts';
import { request } from './exchange.ts';

export interface Local {
  readonly clock: ManualClock;
  readonly port: number;
  readonly log: ServeEvent[];
  readonly peer: UdpPeer;
  /** Sends a text and gives the next answer. */
  readonly ask: (text: string) => Promise<string>;
  readonly tell: (text: string) => void;
  readonly next: () => Promise<string>;
}

/** A local server on a turned clock, and a peer that asks it. */
export async function local(t: TestContext): Promise<Local> {
  const clock = manualClock();
  const log: ServeEvent[] = [];
  let count = 0;
  const chance = () => {
    count += 1;
    return String(count);
  };
  const serving = await serve({ port: 0, clock, chance, log: (event) => log.push(event) });
  const peer = await udpPeer();
  t.after(async () => {
    await Promise.all([serving.close(), peer.close()]);
    assert.equal(clock.running, 0);
  });
  const tell = (text: string) => peer.say(text, { address: '127.0.0.1', port: serving.port });
  const next = async () => (await peer.heard.next()).text;
  const ask = (text: string) => {
    tell(text);
    return next();
  };
  return { clock, port: serving.port, log, peer, tell, next, ask };
}

let branches = 0;

/** A request to the server with a branch of its own. */
export function to(user: string, method: string, more: Parameters<typeof request>[1] = {}): string {
  branches += 1;
  const uri = user === '' ? 'sip:127.0.0.1' : `sip:${user}@127.0.0.1`;
  return request(method, { uri, via: `SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK${branches};rport`, ...more });
}

export function statusOf(text: string): string {
  return text.split('\r\n')[0]?.slice('SIP/2.0 '.length) ?? '';
}
