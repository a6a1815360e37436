/** The client transactions of one exchange: each request goes out, its answers come back, and all of it is told. */

import { ContentLength } from '../sip/headers/content-length.ts';
import { To } from '../sip/headers/to.ts';
import { Via } from '../sip/headers/via.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { transports } from '../sip/transports.ts';
import { bytesOf } from './bytes.ts';
import type { Clock } from './clock.ts';
import { ackOfFailure } from './dialog.ts';
import { elementsOf, firstValue, tagOf } from './fields.ts';
import type { Flow } from './flow.ts';
import { isNumber } from './loose.ts';
import type { Destination, Note } from './outgoing.ts';
import {
  isRequest,
  type Received,
  type RequestMessage,
  type ResponseMessage,
  readMessage,
  statusOf,
} from './received.ts';
import { type Order, ReliableOrder, rackOf, reliableNumber } from './reliable.ts';
import { notRepeated } from './repeated.ts';
import type { Listener, Pending, Request } from './requester.ts';
import type { Teller } from './teller.ts';
import { inviteClient } from './transaction/invite-client.ts';
import { type FailureReason, type Input, terminated, timingOf } from './transaction/machine.ts';
import { fits } from './transaction/match.ts';
import { nonInviteClient } from './transaction/non-invite-client.ts';
import { run, type Transaction } from './transaction/run.ts';
import { noteOf } from './transport/system-error.ts';
import { type Address, isSame, written } from './transport/transport.ts';

/** So many responses of one transaction are told; of more, only the final answer counts. */
const toldResponses = 64;

export interface ClientContext {
  readonly clock: Clock;
  readonly teller: Teller;
  readonly t1: number | undefined;
  readonly timeout: number | undefined;
  readonly copies: number;
  /** Our end of the way to a destination. Rejects with the system's error. */
  readonly flowTo: (destination: Destination) => Promise<Flow>;
  /** A transaction is over. */
  readonly ended: (transaction: ClientTransaction) => void;
}

/** One request and what is heard of it. */
export class ClientTransaction implements Pending {
  readonly request: RequestMessage;
  readonly destination: Destination;
  readonly #context: ClientContext;
  readonly #listener: Listener;
  readonly #note: Note | undefined;
  readonly #bytes: Uint8Array;
  readonly #transaction: Transaction<Received<ResponseMessage>>;
  readonly #delivered = new FinalAnswers();
  #flow: Flow | undefined;
  #broken: Note | undefined;
  #sent = false;
  #left = false;
  #stopped = false;
  readonly #reliable = new ReliableOrder();
  #told: Received<ResponseMessage> | undefined;
  #responses = 0;

  constructor(request: Request, listener: Listener, context: ClientContext) {
    this.request = asRequest(request.text);
    this.destination = request.destination;
    this.#context = context;
    this.#listener = listener;
    this.#note = request.note;
    this.#bytes = request.bytes ?? bytesOf(request.text);
    const { t1, timeout, copies, clock } = context;
    const timing = timingOf(transports[this.destination.transport].reliable, { t1, timeout, copies });
    const machine = this.request.startLine.method.text === 'INVITE' ? inviteClient : nonInviteClient;
    this.#transaction = run(machine, timing, clock, {
      send: () => this.#send(),
      deliver: (received) => this.#deliver(received),
      absorb: (received) => this.#absorb(received),
      acknowledge: (received) => this.#acknowledge(received),
      fail: (reason) => this.#fail(reason),
      end: () => context.ended(this),
    });
    this.#begin();
  }

  get proceeding(): boolean {
    return this.#transaction.state === 'proceeding';
  }

  get idle(): boolean {
    return ['completed', 'accepted', terminated].includes(this.#transaction.state);
  }

  get over(): boolean {
    return this.#transaction.state === terminated;
  }

  get left(): boolean {
    return this.#left;
  }

  stop(): void {
    this.#stopped = true;
    this.#transaction.stop();
  }

  /** Takes a response that fits; `unmarked` is true when nothing else could be its request. */
  take(received: Received<ResponseMessage>): boolean {
    const fit = fits(this.request, received.message);
    if (fit === 'foreign' || (fit === 'unmarked' && this.#context.teller.isOther(received.arrival.from))) return false;
    const { tooMuch } = received.arrival;
    if (tooMuch !== undefined) return this.#refuse(received, tooMuch.note);
    this.#responses += 1;
    const status = statusOf(received.message);
    if (this.#responses > toldResponses && status < 200) return this.#overflow(received);
    if (!this.#transaction.input(inputOf(status), received)) this.#tellLate(received);
    return true;
  }

  broken(peer: Address, note: Note): void {
    if (!isSame(peer, this.destination)) return;
    this.#broken = note;
    this.#transaction.input('transport-error');
  }

  /** An answer that is too much is none, and no other will come: whoever sent it takes it for delivered. */
  #refuse(received: Received<ResponseMessage>, note: Note): true {
    this.#broken = note;
    if (!this.#transaction.input('transport-error')) this.#context.teller.came('unexpected', received, note);
    return true;
  }

  #begin(): void {
    this.#context.flowTo(this.destination).then(
      (flow) => {
        this.#flow = flow;
        if (!this.over) this.#transaction.start();
      },
      (error: unknown) => {
        this.#listener.failed(noteOf(error, this.destination));
        this.#transaction.stop();
      },
    );
  }

  #send(): void {
    const event = this.#sent ? 'retransmission' : 'sent';
    this.#sent = true;
    this.#leave(event, this.request, this.#bytes, event === 'sent' ? this.#note : undefined);
  }

  #leave(event: 'sent' | 'retransmission', message: RequestMessage, bytes: Uint8Array, note?: Note): void {
    const flow = this.#flow;
    const { teller } = this.#context;
    flow?.send(bytes, this.destination, () => {
      // What was given up while the connection came about is not sent after all.
      if (this.#stopped) return false;
      this.#left = true;
      teller.left(event, message, bytes, this.destination, flow.local(this.destination), note);
      return true;
    });
  }

  #deliver(received: Received<ResponseMessage> | undefined): void {
    if (received === undefined) return;
    this.#tell(received);
    const otherSource = this.#context.teller.isOther(received.arrival.from);
    this.#listener.response({ received, status: statusOf(received.message), request: this.request, otherSource });
  }

  #absorb(received: Received<ResponseMessage> | undefined): void {
    if (received === undefined || this.#responses > toldResponses) return;
    if (this.#delivered.has(received)) this.#context.teller.came('retransmission', received);
    else this.#tellLate(received);
  }

  #acknowledge(received: Received<ResponseMessage> | undefined): void {
    if (received === undefined) return;
    const isFirst = this.#delivered.isEmpty;
    if (isFirst) this.#tell(received);
    const text = ackOfFailure(this.request, received.message);
    this.#leave(isFirst ? 'sent' : 'retransmission', asRequest(text), bytesOf(text));
  }

  /** Tells of a response that the transaction takes, once, whatever it then does with it. */
  #tell(received: Received<ResponseMessage>): void {
    if (received === this.#told) return;
    this.#told = received;
    const isFinal = statusOf(received.message) >= 200;
    const again = isFinal && this.#delivered.has(received);
    if (isFinal) this.#delivered.add(received);
    if (this.#responses > toldResponses && again) return;
    const order = this.#orderOf(received.message);
    const isCopy = again || order === 'copy';
    const note =
      order === undefined || isCopy
        ? (remarkOn(received) ?? notRepeated(this.request, received.message))
        : reliableNote(order, this.request, received.message);
    this.#context.teller.came(isCopy ? 'retransmission' : 'response', received, note);
  }

  #orderOf(message: ResponseMessage): Order | undefined {
    const number = reliableNumber(message);
    return number === undefined ? undefined : this.#reliable.take(message, number);
  }

  #fail(reason: FailureReason): void {
    const peer = written(this.destination);
    const seconds = timeoutSeconds(this.#context);
    const silence: Note = { key: this.#responses === 0 ? 'no-answer' : 'no-final-answer', args: { peer, seconds } };
    const broken: Note = this.#broken ?? { key: 'transport-failed', args: { peer, code: '' } };
    this.#listener.failed(reason === 'timeout' ? silence : broken);
  }

  #tellLate(received: Received): void {
    this.#context.teller.came('unexpected', received, { key: 'late', args: {} });
  }

  #overflow(received: Received): true {
    const isFirst = this.#responses === toldResponses + 1;
    if (isFirst)
      this.#context.teller.came('unexpected', received, { key: 'too-many-responses', args: { limit: toldResponses } });
    return true;
  }
}

/** A text as a request: one that is none is sent all the same, and has no method. */
export function asRequest(text: string): RequestMessage {
  const message = readMessage(text);
  if (isRequest(message)) return message;
  const none = { start: message.start, end: message.start, text: '' };
  const startLine = { ...message.startLine, kind: 'request' as const, method: none, uri: none, version: none };
  return { ...message, startLine };
}

/** What is to be done about a reliable response: RFC 3262 §4. */
function reliableNote(order: Order, request: RequestMessage, message: ResponseMessage): Note {
  const number = reliableNumber(message) ?? 0;
  return order === 'next'
    ? { key: 'prack-due', args: { rack: rackOf(number, request) } }
    : { key: 'rseq-out-of-order', args: { number } };
}

/** A datagram whose Content-Length counts more than came: RFC 3261 §18.3. */
export function remarkOn({ message, arrival }: Received): Note | undefined {
  const declared = firstValue(message, ContentLength) ?? '';
  const size = message.body?.text.length ?? 0;
  if (Number(declared) > size && isNumber(declared, 10)) return { key: 'body-cut-off', args: { declared, size } };
  // RFC 3261 §8.1.3.3: an answer that comes home has our Via alone.
  if (message.startLine.kind === 'response' && elementsOf(message, Via).length > 1)
    return { key: 'several-vias', args: {} };
  if (arrival.lengthMissing) return { key: 'frame-length-missing', args: {} };
  return otherVersion(message);
}

/** RFC 3261 §7.1: there is one version. */
function otherVersion({ startLine }: Message): Note | undefined {
  const version = startLine.kind === 'response' ? startLine.version.text : 'SIP/2.0';
  return version.toUpperCase() === 'SIP/2.0'
    ? undefined
    : { key: 'other-version', args: { version: version.slice(0, 40) } };
}

/** The final answers that were delivered. Mostly there is one, and nothing to compare it with. */
class FinalAnswers {
  #first: Received<ResponseMessage> | undefined;
  #keys: Set<string> | undefined;

  get isEmpty(): boolean {
    return this.#first === undefined;
  }

  has(received: Received<ResponseMessage>): boolean {
    if (this.#first === undefined) return false;
    this.#keys ??= new Set([answerKey(this.#first)]);
    return this.#keys.has(answerKey(received));
  }

  add(received: Received<ResponseMessage>): void {
    this.#first ??= received;
    if (received !== this.#first) this.#keys?.add(answerKey(received));
  }
}

/** What tells a final answer from those of other forks. */
function answerKey({ message }: Received<ResponseMessage>): string {
  return `${statusOf(message)} ${tagOf(message, To)}`;
}

function timeoutSeconds({ t1 = 500, timeout = 64 * t1 }: ClientContext): number {
  return timeout / 1000;
}

function inputOf(status: number): Input {
  if (status < 200) return 'provisional';
  return status < 300 ? 'success' : 'failure';
}
