/** A sender on a turned clock, and exchanges with a peer that a test plays. */

import assert from 'node:assert/strict';
import { bytesOf, textOf } from '../../server/src/ua/bytes.ts';
import type { Names } from '../../server/src/ua/names.ts';
import type {
  Account,
  CredentialsQuestion,
  Exchange,
  Outgoing,
  SendEvent,
  Sender,
  TransportName,
} from '../../server/src/ua/outgoing.ts';
import { createSender, type SenderOptions } from '../../server/src/ua/send.ts';
import { endWithFile } from '../support/leftovers.ts';
import { type Queue, queue } from '../support/loopback.ts';
import { type ManualClock, manualClock } from '../support/manual-clock.ts';

export interface Stage {
  readonly sender: Sender;
  readonly clock: ManualClock;
}

/** A sender whose clock a test turns, and whose chance counts. */
export function stage(options: SenderOptions = {}): Stage {
  const clock = manualClock();
  let count = 0;
  const chance = (bytes: number) => {
    count += 1;
    return count.toString(16).padStart(2 * bytes, '0');
  };
  const sender = createSender({ clock, chance, ...options });
  const done = endWithFile(() => closed(sender, clock));
  return { clock, sender: { ...sender, close: () => sender.close().finally(done) } };
}

/** Closes a sender that a failed test has left, turning the clock that its patience runs by. */
async function closed(sender: Sender, clock: ManualClock): Promise<void> {
  let isOpen = true;
  const closing = sender.close().finally(() => {
    isOpen = false;
  });
  while (isOpen) {
    clock.turn(1000);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await closing;
}

/** Names that have these addresses, and no services that a domain tells of. */
export function named(addresses: Names['addresses']): Names {
  return { addresses, services: async () => [], pointers: async () => [] };
}

export interface Run {
  readonly exchange: Exchange;
  readonly events: Queue<SendEvent>;
  /** The next event that is of this kind; those before it are passed over. */
  readonly until: (event: SendEvent['event']) => Promise<SendEvent>;
  /** The outcome, whoever else has waited for it. */
  readonly done: Promise<SendEvent>;
  /** What happened so far, in short: `sent INVITE`, `response 180`, `failed no-answer`, `done 200`. */
  readonly story: () => string[];
}

export interface Options extends Partial<Omit<Outgoing, 'bytes' | 'destination'>> {
  readonly transport?: TransportName;
  readonly credentials?: (question: CredentialsQuestion) => Promise<Account | undefined>;
}

/** Sends a text to a peer. */
export function send(
  { sender }: { readonly sender: Sender; readonly clock?: ManualClock },
  text: string,
  to: { readonly address: string; readonly port: number },
  options: Options = {},
): Run {
  const { transport = 'udp', credentials, ...outgoing } = options;
  const events = queue<SendEvent>();
  let settle: (event: SendEvent) => void = () => {};
  const done = new Promise<SendEvent>((resolve) => {
    settle = resolve;
  });
  const event = (what: SendEvent) => {
    events.push(what);
    if (what.event === 'done') settle(what);
  };
  const hooks = { event, ...(credentials === undefined ? {} : { credentials }) };
  const destination = { transport, address: to.address, port: to.port };
  const exchange = sender.send({ bytes: bytesOf(text), destination, ...outgoing }, hooks);
  return {
    exchange,
    events,
    done,
    async until(kind) {
      for (;;) {
        const event = await events.next();
        if (event.event === kind) return event;
      }
    },
    story: () => events.all.map(short),
  };
}

export function short({ event, method, status, note, dialogOpen }: SendEvent): string {
  const reason = event === 'failed' || event === 'done' ? note?.key : undefined;
  const words = [event, status ?? method, reason, dialogOpen === true ? 'open' : undefined];
  return words.filter((word) => word !== undefined).join(' ');
}

/** A whole request, with what is given instead of the usual. */
export function request(
  method: string,
  {
    uri = 'sip:bob@example.com',
    via = 'SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKfirst;rport',
    sequence = 1,
    more = [] as readonly string[],
    body = '',
    to = '<sip:bob@example.com>',
  } = {},
): string {
  return [
    `${method} ${uri} SIP/2.0`,
    `Via: ${via}`,
    'Max-Forwards: 70',
    'From: <sip:alice@example.com>;tag=alice1',
    `To: ${to}`,
    'Call-ID: call-1@example.com',
    `CSeq: ${sequence} ${method}`,
    'Contact: <sip:alice@127.0.0.1>',
    ...more,
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
}

export const sdp =
  'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n';

export function invite(options: Parameters<typeof request>[1] = {}): string {
  return request('INVITE', { more: ['Content-Type: application/sdp'], body: sdp, ...options });
}

/** The response to a request, as a plain server gives it: Via, From, To, Call-ID and CSeq copied. */
export function respond(
  to: string,
  line: string,
  { tag = 'bob1', more = [] as readonly string[], body = '' } = {},
): string {
  const copied = ['Via', 'From', 'To', 'Call-ID', 'CSeq'].flatMap((name) => linesOf(to, name));
  const tagged = copied.map((each) =>
    each.startsWith('To:') && !each.includes('tag=') && tag !== '' ? `${each};tag=${tag}` : each,
  );
  return [`SIP/2.0 ${line}`, ...tagged, ...more, `Content-Length: ${body.length}`, '', body].join('\r\n');
}

export function linesOf(text: string, name: string): string[] {
  return text.split('\r\n').filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));
}

/** The value of a header field that stands once. */
export function valueIn(text: string, name: string): string {
  const [line, ...others] = linesOf(text, name);
  assert.ok(line !== undefined && others.length === 0, `${name} stands ${others.length + 1} times in\n${text}`);
  return line.slice(name.length + 1).trim();
}

export function wireOf(event: SendEvent): string {
  return textOf(event.wire ?? new Uint8Array());
}
