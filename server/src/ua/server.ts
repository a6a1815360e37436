/** Server transactions: each request is handed on once, its copies get the same answer again. */

import { transports } from '../sip/transports.ts';
import type { Clock } from './clock.ts';
import { type Answer, responseTo } from './compose.ts';
import { type TopmostVia, topmostVia, withParameter } from './fields.ts';
import { isPort } from './loose.ts';
import type { Received, RequestMessage } from './received.ts';
import { inviteServer } from './transaction/invite-server.ts';
import { type Input, timingOf } from './transaction/machine.ts';
import { serverKey } from './transaction/match.ts';
import { nonInviteServer } from './transaction/non-invite-server.ts';
import { run, type Transaction } from './transaction/run.ts';
import type { Address, Arrival } from './transport/transport.ts';

/** Who is served: answers leave by `send`, and what comes in is handed on. */
export interface ServerUser {
  /** True of one that answers keep-alives, and so agrees to whoever asks for them. */
  readonly answersKeepAlives?: boolean;
  readonly send: (text: string, to: Address, again: boolean) => void;
  /** A request that was not seen before, to be answered. An ACK is none: see `acknowledged`. */
  readonly request: (incoming: Incoming) => void;
  /** A copy of something that was seen before. */
  readonly again: (received: Received<RequestMessage>) => void;
  /** The ACK of a 2xx, which is the user's: RFC 6026 §7.1. The ACK of another answer is the transaction's. */
  readonly acknowledged: (received: Received<RequestMessage>) => void;
}

/** A request, and the way to answer it. */
export interface Incoming {
  readonly received: Received<RequestMessage>;
  readonly key: string;
  readonly answer: (answer: Answer) => void;
  /** Answers by a message that is whole. */
  readonly say: (text: string, status: number) => void;
}

export class ServerTransactions {
  readonly #clock: Clock;
  readonly #onEnd: (key: string) => void;
  readonly #transactions = new Map<string, Transaction<Received<RequestMessage>>>();

  constructor(clock: Clock, onEnd: (key: string) => void = () => {}) {
    this.#clock = clock;
    this.#onEnd = onEnd;
  }

  get size(): number {
    return this.#transactions.size;
  }

  /** True of a request that some transaction knows. */
  knows(request: RequestMessage): boolean {
    return this.#transactions.has(serverKey(request));
  }

  take(received: Received<RequestMessage>, user: ServerUser): void {
    const { message } = received;
    const key = serverKey(message);
    const known = this.#transactions.get(key);
    const isAck = message.startLine.method.text === 'ACK';
    if (known?.input(isAck ? 'ack' : 'request', received) === true) return;
    // The ACK of a 2xx has a branch of its own, so no transaction knows it.
    if (isAck) user.acknowledged(received);
    else if (known === undefined) this.#begin(received, key, user);
  }

  stop(): void {
    for (const transaction of [...this.#transactions.values()]) transaction.stop();
  }

  #begin(received: Received<RequestMessage>, key: string, user: ServerUser): void {
    const isInvite = received.message.startLine.method.text === 'INVITE';
    const { reliable } = transports[received.arrival.transport];
    const to = replyAddress(received);
    let answer = '';
    let sent = '';
    const transaction = run<Received<RequestMessage>>(
      isInvite ? inviteServer : nonInviteServer,
      timingOf(reliable),
      this.#clock,
      {
        send: () => {
          if (answer !== '') user.send(answer, to, sent === answer);
          sent = answer;
        },
        deliver: (what) => what !== undefined && user.acknowledged(what),
        absorb: (what) => what !== undefined && user.again(what),
        acknowledge: () => {},
        fail: () => {},
        end: () => {
          this.#transactions.delete(key);
          this.#onEnd(key);
        },
      },
    );
    this.#transactions.set(key, transaction);
    transaction.start();
    const viaOf = (status: number): string =>
      user.answersKeepAlives === true && status < 300 ? agreedVia(received) : replyVia(received);
    const say = (text: string, status: number) => {
      answer = text;
      transaction.input(inputOf(status));
    };
    user.request({
      received,
      key,
      say,
      answer: (what) => say(responseTo(received.message, viaOf(what.status), what), what.status),
    });
  }
}

/** RFC 3261 §18.2.2 and RFC 3581 §4: back on a stream; else to the source, at its port with `rport`, at the Via's without. */
export function replyAddress({ message, arrival }: Received<RequestMessage>): Address {
  const via = topmostVia(message);
  if (via === undefined || via.transport !== 'UDP' || via.params.has('rport')) return arrival.from;
  return { address: arrival.from.address, port: via.port ?? 5060 };
}

/** RFC 3261 §18.2.1 and RFC 3581 §4: the topmost Via with the real source beside what it claims. */
export function replyVia({ message, arrival }: Received<RequestMessage>): string {
  const via = topmostVia(message);
  if (via === undefined) return '';
  const text = via.text.replaceAll(/[\r\n]+/g, ' ');
  const asksForPort = via.params.get('rport') === '';
  const withPort = asksForPort ? withParameter({ ...via, text }, 'rport', String(arrival.from.port)) : text;
  return needsReceived(via, arrival) ? `${withPort};received=${arrival.from.address}` : withPort;
}

/** What opens something that a way is kept open for: RFC 6223 §4.2. */
const opening: ReadonlySet<string> = new Set(['REGISTER', 'INVITE', 'SUBSCRIBE', 'REFER']);

/** RFC 6223 §4.4: `keep` gets a value; 0 leaves it to whoever asks how often (§5). */
function agreedVia(received: Received<RequestMessage>): string {
  const text = replyVia(received);
  const via = topmostVia(received.message);
  const { text: method } = received.message.startLine.method;
  if (via?.params.get('keep') !== '' || !opening.has(method)) return text;
  return withParameter({ ...via, text }, 'keep', '0');
}

function needsReceived(via: TopmostVia, { from }: Arrival): boolean {
  if (via.params.has('received')) return false;
  const rport = via.params.get('rport');
  return via.host !== from.address || rport === '' || (rport !== undefined && isPort(rport));
}

function inputOf(status: number): Input {
  if (status < 200) return 'answer-provisional';
  return status < 300 ? 'answer-success' : 'answer-failure';
}
