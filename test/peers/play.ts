/** Plays a scenario of SIPp with a request of ours. */

import type { TestContext } from 'node:test';
import type { Sender } from '../../server/src/ua/outgoing.ts';
import { createSender } from '../../server/src/ua/send.ts';
import { invite, type Options, type Run, request, sdp, send } from '../ua/exchange.ts';
import { type SippResult, type SippSettings, sipp } from './sipp.ts';
import type { Way } from './ways.ts';

export interface Scene extends SippSettings {
  readonly scenario: string;
  readonly method: string;
  readonly options?: Options;
  /** What we do meanwhile. */
  readonly act?: (run: Run, sent: Sent) => Promise<void>;
}

/** What the request was sent as, by whom and where to. */
export interface Sent {
  readonly text: string;
  readonly sender: Sender;
  readonly to: { readonly address: string; readonly port: number };
}

export interface Played extends Run, SippResult {}

/** Plays a scenario to its end, and gives what we and SIPp saw; SIPp must be content. */
export async function play(test: TestContext, { scenario, method, options, act, ...settings }: Scene): Promise<Played> {
  const uas = await sipp(test, scenario, settings);
  const { transport = 'udp', address = '127.0.0.1' } = settings;
  const sender = createSender();
  test.after(() => sender.close());
  const text = textTo(uas.port, method, { transport, address });
  const to = { address, port: uas.port };
  const run = send({ sender }, text, to, { transport, ...options });
  await act?.(run, { text, sender, to });
  await run.done;
  return { ...run, ...(await uas.result()) };
}

let count = 0;

/** A request of its own Call-ID and branch to a port; with `from` it names our own. */
export function textTo(port: number, method: string, { transport, address }: Way, from?: number): string {
  count += 1;
  const host = address.includes(':') ? `[${address}]` : address;
  const own = from === undefined ? host : `${host}:${from}`;
  const uri = `sip:uas@${host}:${port}`;
  const via = `SIP/2.0/${transport.toUpperCase()} ${own};branch=z9hG4bK${port}x${Date.now()}x${count};rport`;
  const body = address === '::1' ? sdp.replaceAll('IP4 127.0.0.1', 'IP6 ::1') : sdp;
  const text = method === 'INVITE' ? invite({ uri, via, body }) : request(method, { uri, via });
  return text
    .replace('call-1@', `${port}-${Date.now()}-${count}@`)
    .replace('<sip:alice@127.0.0.1>', `<sip:alice@${own};transport=${transport}>`);
}
