/** Requests that come in while an exchange runs: those of its dialogs are answered, others are shown. */

import { AnsweredCall, type AnsweredContext } from './answered-call.ts';
import { bytesOf, textOf } from './bytes.ts';
import { newTag } from './chance.ts';
import type { Timer } from './clock.ts';
import { dialogKeyOf } from './dialog.ts';
import type { Flow } from './flow.ts';
import { answerWithin } from './in-dialog.ts';
import type { Destination, Note, Outgoing } from './outgoing.ts';
import {
  isRequest,
  isResponse,
  type Received,
  type RequestMessage,
  type ResponseMessage,
  readMessage,
  statusOf,
} from './received.ts';
import { reliableNumber } from './reliable.ts';
import { ReliableAnswers } from './reliable-answers.ts';
import { type Incoming, ServerTransactions } from './server.ts';
import type { Teller } from './teller.ts';
import { serverKey } from './transaction/match.ts';
import type { Address } from './transport/transport.ts';

/** So many messages that belong to nothing of ours are told, and no more. */
const toldStrays = 64;

/** RFC 3261 §17.2.1: an INVITE that is not answered by then is told that it has come. */
const tryingDelay = 200;

/** What is granted by itself where it is ours. */
const unmatched: Note = { key: 'unmatched', args: {} };
const malformed: Note = { key: 'malformed', args: {} };

const granted: ReadonlySet<string> = new Set(['BYE', 'NOTIFY', 'OPTIONS']);

export class Incomings {
  readonly #teller: Teller;
  readonly #manner: NonNullable<Outgoing['incoming']>;
  readonly #context: AnsweredContext;
  readonly #servers: ServerTransactions;
  /** Requests that wait for an answer, by their transactions. */
  readonly #waiting = new Map<string, { readonly incoming: Incoming; trying: Timer | undefined }>();
  /** The calls that were answered, by dialog. */
  readonly #calls = new Map<string, AnsweredCall>();
  /** Requests that belong to nothing of ours, so that their copies are known. */
  readonly #strays = new Set<string>();
  /** The methods that the file itself answers. */
  readonly #awaited: ReadonlySet<string>;
  readonly #reliable: ReliableAnswers;
  #strayCount = 0;

  constructor(
    teller: Teller,
    manner: NonNullable<Outgoing['incoming']>,
    context: AnsweredContext,
    awaited: readonly string[] = [],
  ) {
    this.#awaited = new Set(awaited);
    this.#teller = teller;
    this.#manner = manner;
    this.#context = context;
    this.#reliable = new ReliableAnswers(context.clock);
    this.#servers = new ServerTransactions(context.clock, (key) => {
      this.#forget(key);
      context.changed();
    });
  }

  /** How many requests are still being answered. */
  get size(): number {
    return this.#servers.size;
  }

  /** True while a call goes on that we have answered. */
  get open(): boolean {
    for (const call of this.#calls.values()) if (call.open) return true;
    return false;
  }

  /** True of a request in the dialog of a call that we have answered. */
  holds(message: RequestMessage): boolean {
    return this.#calls.get(dialogKeyOf(message))?.open === true;
  }

  /** Takes a request of something of ours, or a copy of one; `answered` is called once for each. */
  take(received: Received<RequestMessage>, flow: Flow, isOurs: boolean, answered: () => void): boolean {
    if (!isOurs && !this.#servers.knows(received.message)) return false;
    const { text: method } = received.message.startLine.method;
    const isGranted = this.#manner === 'refuse' || (this.#manner === 'ask' && granted.has(method));
    const mayGrant = isGranted && !this.#awaited.has(method);
    this.#serve(received, flow, (incoming) => {
      if (mayGrant) this.#answer(incoming);
      else this.#wait(incoming);
      answered();
      if (method === 'BYE') this.#calls.get(dialogKeyOf(received.message))?.end();
    });
    return true;
  }

  /** What belongs to nothing of ours is shown; it waits for an answer where somebody can give one. */
  takeStray(received: Received, flow: Flow, whyNot: (response: ResponseMessage) => Note = () => unmatched): void {
    const { message } = received;
    this.#strayCount += 1;
    if (this.#strayCount > toldStrays) this.#overflow(received);
    else if (received.arrival.tooMuch !== undefined)
      this.#teller.came('unexpected', received, received.arrival.tooMuch.note);
    else if (isRequest(message)) this.#takeStrayRequest({ ...received, message }, flow);
    else this.#teller.came('unexpected', received, isResponse(message) ? whyNot(message) : malformed);
  }

  /** Sends a whole message as the answer to a request that waits. */
  say(key: string, bytes: Uint8Array): void {
    const waiting = this.#waiting.get(key);
    const text = textOf(bytes);
    const answer = readMessage(text);
    if (waiting === undefined || !isResponse(answer)) return;
    const { incoming } = waiting;
    const status = statusOf(answer);
    waiting.trying?.cancel();
    incoming.say(text, status);
    const number = reliableNumber(answer);
    if (number !== undefined)
      this.#reliable.sent(key, incoming.received.message, number, () => incoming.say(text, status));
    if (status < 200) return;
    this.#reliable.stop(key);
    this.#waiting.delete(key);
    // What is refused is over; so is what opens no dialog.
    if (status >= 300 || incoming.received.message.startLine.method.text !== 'INVITE') return;
    const repeat = () => incoming.say(text, status);
    const call = new AnsweredCall(incoming.received, answer, repeat, this.#context);
    // The 2xx to an earlier INVITE of the same dialog has been acknowledged by this one.
    this.#calls.get(call.fork.key)?.acknowledged();
    this.#calls.set(call.fork.key, call);
  }

  /** Ends the calls that were answered, and refuses those that wait: no phone rings on. */
  end(): void {
    for (const { incoming } of [...this.#waiting.values()]) {
      const { text: method } = incoming.received.message.startLine.method;
      // RFC 3261 §21.4.18.
      if (method === 'INVITE')
        incoming.answer({ status: 480, reason: 'Temporarily Unavailable', tag: newTag(this.#context.chance) });
      this.#forget(incoming.key);
    }
    for (const call of this.#calls.values()) void call.hangUp();
  }

  stop(): void {
    for (const key of [...this.#waiting.keys()]) this.#forget(key);
    for (const call of this.#calls.values()) call.stop();
    this.#servers.stop();
  }

  #serve(received: Received<RequestMessage>, flow: Flow, request: (incoming: Incoming) => void): void {
    this.#servers.take(received, {
      send: (text, to, again) => this.#send(text, to, again, received, flow),
      request,
      again: (copy) => this.#teller.came('retransmission', copy),
      acknowledged: (ack) => {
        this.#calls.get(dialogKeyOf(ack.message))?.acknowledged();
        this.#teller.came('request', ack);
      },
    });
  }

  #wait(incoming: Incoming): void {
    const { received, key } = incoming;
    const { text: method } = received.message.startLine.method;
    if (method === 'PRACK') this.#reliable.acknowledged(received.message);
    // What the file answers waits for nobody.
    const note: Note | undefined = this.#awaited.has(method) ? undefined : { key: 'request-waits', args: { method } };
    this.#teller.came('request', received, note, key);
    const answerTrying = () => incoming.answer({ status: 100, reason: 'Trying' });
    const trying = method === 'INVITE' ? this.#context.clock.after(tryingDelay, answerTrying) : undefined;
    this.#waiting.set(key, { incoming, trying });
  }

  #forget(key: string): void {
    this.#waiting.get(key)?.trying?.cancel();
    this.#waiting.delete(key);
    this.#reliable.stop(key);
  }

  #overflow(received: Received): void {
    if (this.#strayCount === toldStrays + 1)
      this.#teller.came('unexpected', received, { key: 'too-many-responses', args: { limit: toldStrays } });
  }

  #takeStrayRequest(received: Received<RequestMessage>, flow: Flow): void {
    const { text: method } = received.message.startLine.method;
    if (method !== 'ACK' && (this.#manner !== 'refuse' || this.#awaited.has(method))) {
      this.#serve(received, flow, (incoming) => this.#wait(incoming));
      return;
    }
    const key = serverKey(received.message);
    const isCopy = this.#strays.has(key);
    this.#strays.add(key);
    if (isCopy) this.#teller.came('retransmission', received);
    else this.#teller.came('request', received, { key: 'request-unanswered', args: { method } });
  }

  #answer({ received, answer }: Incoming): void {
    const { text: method } = received.message.startLine.method;
    const chosen = answerWithin(method, this.#context.dialogs.isRenewing(dialogKeyOf(received.message)));
    const isRefused = chosen.status >= 300;
    this.#teller.came(
      'request',
      received,
      isRefused ? { key: 'request-refused', args: { method, status: chosen.status } } : undefined,
    );
    answer(chosen);
  }

  #send(text: string, to: Address, again: boolean, { arrival }: Received, flow: Flow): void {
    const bytes = bytesOf(text);
    const destination: Destination = { transport: arrival.transport, address: to.address, port: to.port };
    flow.send(bytes, to, () => {
      this.#teller.left(again ? 'retransmission' : 'sent', readMessage(text), bytes, destination, flow.local(to));
      return true;
    });
  }
}
