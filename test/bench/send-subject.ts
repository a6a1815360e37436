/**
 * Our sender as a client among those of a comparison that others keep, which asks for a function of a text and a place.
 * `node_modules/.bin/node ‹send-rtt.mjs› --subject test/bench/send-subject.ts#send`
 */

import { bytesOf } from '../../server/src/ua/bytes.ts';
import type { Outgoing } from '../../server/src/ua/outgoing.ts';
import { createSender } from '../../server/src/ua/send.ts';

export interface Subject {
  readonly transport: 'udp' | 'tcp' | 'tls';
  readonly host: string;
  readonly port: number;
  /** Whose certificates are believed. */
  readonly ca: Uint8Array;
}

export const sender = createSender();

/** Sends a request, and settles once its answer is there. */
export function send(text: string, { transport, host, port, ca }: Subject): Promise<void> {
  const outgoing = { bytes: bytesOf(text), destination: { transport, address: host, port } };
  return answered(transport === 'tls' ? { ...outgoing, trust: { authorities: Buffer.from(ca).toString() } } : outgoing);
}

export function answered(outgoing: Outgoing): Promise<void> {
  return new Promise((resolve, reject) => {
    sender.send(outgoing, {
      event: ({ event, note }) => {
        if (event === 'response') resolve();
        if (event === 'failed') reject(new Error(note?.key));
      },
    });
  });
}
