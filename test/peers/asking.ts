/** Requests of their own Call-ID and branch to a Kamailio, and what it heard of each by its own record. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { transports } from '../../server/src/sip/transports.ts';
import { createSender } from '../../server/src/ua/send.ts';
import type { Certificates } from '../support/certificates.ts';
import { invite, type Options, type Run, request, send } from '../ua/exchange.ts';
import type { Dumped } from './dump.ts';
import type { Kamailio } from './kamailio.ts';
import { until } from './programs.ts';
import { uriNameOf, type Way } from './ways.ts';

export const alice = { user: 'alice', password: 'secret' };

/** One request. */
export interface Asking extends Omit<Options, 'transport'> {
  readonly method: string;
  /** The user part of the Request-URI, and its domain. */
  readonly user?: string;
  readonly domain?: string;
  readonly to?: string;
  readonly more?: readonly string[];
  readonly body?: string;
  /** The port that Contact names, and that is sent from. */
  readonly from?: number;
  /** What the text is changed to before it leaves. */
  readonly as?: (text: string) => string;
}

export interface Asked extends Run {
  readonly callId: string;
  /** The text that left. */
  readonly text: string;
  /** The messages of this Call-ID that Kamailio received and that begin with the words, once there are as many; fails unless all came by this way. */
  readonly heard: (begin: string, count?: number) => Promise<readonly string[]>;
  /** Sends another text from the same place to the same. */
  readonly send: (text: string) => Run;
}

export type Ask = (test: TestContext, way: Way, asking: Asking) => Asked;

let count = 0;

/** The files of the certificate that a Kamailio speaks TLS with. */
export function certificateFiles({ folder }: Certificates): { readonly cert: string; readonly key: string } {
  return { cert: join(folder, 'good.pem'), key: join(folder, 'good.key') };
}

/** Asks a Kamailio, each time by a sender of its own that is closed with the test. */
export function asking(peer: Kamailio, certificates: Certificates): Ask {
  return (test, way, { method, user, domain, to, more = [], body, from, as = (text) => text, ...options }) => {
    count += 1;
    const { transport, address } = way;
    const host = address === '::1' ? '[::1]' : address;
    const at = from === undefined ? host : `${host}:${from}`;
    const callId = `peers-${process.pid}-${count}@sip.test`;
    const parts = {
      uri: `sip:${user === undefined ? '' : `${user}@`}${domain ?? 'sip.test'}`,
      via: `SIP/2.0/${transport.toUpperCase()} ${at};branch=z9hG4bKpeers${process.pid}x${count};rport`,
      ...(to === undefined ? {} : { to }),
      ...(body === undefined ? {} : { body }),
    };
    const text = as(
      (method === 'INVITE' ? invite(parts) : request(method, { ...parts, more }))
        .replace('call-1@example.com', callId)
        .replaceAll('sip:alice@example.com', 'sip:alice@sip.test')
        .replace('Contact: <sip:alice@127.0.0.1>', `Contact: <sip:alice@${at};transport=${uriNameOf(way)}>`),
    );
    const sender = createSender();
    test.after(() => sender.close());
    const target = { address, port: transports[transport].secure ? peer.tlsPort : peer.port };
    const local = from === undefined ? {} : { local: { address, port: from } };
    const trust = { authorities: certificates.authority };
    const go = (what: string) => send({ sender }, what, target, { ...options, ...local, transport, trust });
    const heard = (begin: string, wanted = 1) => heardBy(peer, way, { callId, begin, wanted });
    return { ...go(text), text, callId, heard, send: go };
  };
}

/** The messages of a Call-ID that a Kamailio received and that begin with a word, once there are as many; fails unless all came by a way. */
export async function heardBy(
  peer: Kamailio,
  { transport, address }: Way,
  { callId, begin, wanted }: { readonly callId: string; readonly begin: string; readonly wanted: number },
): Promise<readonly string[]> {
  const isMeant = ({ direction, text }: Dumped) =>
    direction === 'received' && text.startsWith(`${begin} `) && text.includes(`\r\nCall-ID: ${callId}\r\n`);
  const heard = await until(() => {
    const found = peer.dump().filter(isMeant);
    return found.length < wanted ? undefined : found;
  }, `${wanted} ${begin} at Kamailio`);
  const way = `${transport} ${address === '::1' ? 'ipv6' : 'ipv4'}`;
  assert.deepEqual(
    heard.map((each) => each.way),
    heard.map(() => way),
  );
  return heard.map(({ text }) => text);
}
