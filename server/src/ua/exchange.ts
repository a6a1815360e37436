/** One exchange: a request, everything that belongs to it, and what it leaves open. */

import { To } from '../sip/headers/to.ts';
import type { Algorithm } from './auth/digest.ts';
import { withDigest } from './auth/with-digest.ts';
import { readable, textOf } from './bytes.ts';
import { Call } from './call.ts';
import type { Chance } from './chance.ts';
import { asRequest } from './client.ts';
import { ClientTransactions } from './client-transactions.ts';
import type { Clock } from './clock.ts';
import { dialogKeyOf } from './dialog.ts';
import type { Dialogs } from './dialogs.ts';
import { withFailover } from './failover.ts';
import { tagOf } from './fields.ts';
import { arrivalLimit, Flood } from './flood.ts';
import type { Flow, Flows } from './flow.ts';
import { Incomings } from './incoming.ts';
import { KeepAlive } from './keep-alive.ts';
import { LoneSends } from './lone-sends.ts';
import type { Destination, Exchange, Hooks, Note, Outgoing } from './outgoing.ts';
import { Patience } from './patience.ts';
import {
  isRequest,
  isResponse,
  type Received,
  type RequestMessage,
  type ResponseMessage,
  readMessage,
  statusOf,
} from './received.ts';
import type { Delivery, Listener, Pending, Requester } from './requester.ts';
import { flowTermsIn, keepTermsIn, Standing } from './standing.ts';
import type { Standings } from './standings.ts';
import { Teller } from './teller.ts';
import { type Address, isSame, written } from './transport/transport.ts';
import { Ways } from './ways.ts';

/** What all exchanges of a sender share. */
export interface ExchangeContext {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly flows: Flows;
  /** Where a URI leads; nothing when nobody knows. */
  readonly resolve: (uri: string) => Promise<Destination | undefined>;
  /** Dialogs that are open, whichever exchange opened them. */
  readonly dialogs: Dialogs;
  readonly standings: Standings;
  readonly nonceCounts: Map<string, number>;
  readonly strongestOf: Map<string, Algorithm>;
}

export class RunningExchange implements Exchange {
  readonly closed: Promise<void>;
  readonly #outgoing: Outgoing;
  readonly #context: ExchangeContext;
  readonly #teller: Teller;
  readonly #ways: Ways;
  readonly #incomings: Incomings;
  readonly #flood: Flood;
  readonly #transactions: ClientTransactions;
  readonly #authenticated: Requester;
  readonly #request: RequestMessage;
  readonly #lone: LoneSends;
  readonly #standing: Standing;
  readonly #keepAlive: KeepAlive;
  readonly #dialogsOver: () => void;
  /** Where the exchange's messages go by now, which is where they are for unless that failed. */
  #place: Destination;
  #call: Call | undefined;
  #pending: Pending | undefined;
  #done = false;
  #failed = false;
  #saidOpen = false;
  #closing = false;
  #released: () => void = () => {};
  /** Is called when an INVITE within a dialog is through. */
  #renewed: () => void = () => {};
  /** What `close` gives the far end to answer CANCEL and BYE. */
  #patience: Patience | undefined;

  constructor(outgoing: Outgoing, hooks: Hooks, context: ExchangeContext) {
    const { clock, chance, nonceCounts, strongestOf } = context;
    const { accounts = [], askCredentials = false, weakestDigest: weakest, destination, alternatives = [] } = outgoing;
    this.#place = destination;
    this.#outgoing = outgoing;
    this.#context = context;
    const text = textOf(outgoing.bytes);
    this.#request = asRequest(text);
    this.#teller = new Teller(clock, destination, hooks.event);
    this.#dialogsOver = hooks.dialogsOver ?? (() => {});
    this.#standing = new Standing(clock, this.#request, () => this.#settle());
    this.closed = new Promise((resolve) => {
      this.#released = resolve;
    });
    this.#ways = new Ways(outgoing, this.#request, context.flows, {
      take: (received, flow) => this.#take(received, flow),
      takeStray: (received, flow) =>
        this.#incomings.takeStray(received, flow, (what) => this.#transactions.whyNot(what)),
      broken: (peer, note, bytes) => this.#broken(peer, note, bytes),
      pong: (peer, answer) => {
        if (isSame(peer, this.#place)) this.#keepAlive.heard(answer);
      },
    });
    const { t1, timeout } = outgoing;
    const flowTo = (to: Destination) => this.#ways.to(to);
    this.#transactions = new ClientTransactions({ clock, teller: this.#teller, t1, timeout, flowTo }, () =>
      this.#settle(),
    );
    this.#lone = new LoneSends(this.#ways, this.#teller, (note) => this.#fail(note));
    this.#keepAlive = new KeepAlive({
      clock,
      chance,
      send: (place, how) => this.#ways.ping(place, how),
      lost: (note) => this.#lost(note),
    });
    this.#flood = new Flood(clock, () => this.#giveUp());
    const ask = askCredentials ? hooks.credentials : undefined;
    const failingOver = withFailover((...what) => this.#start(...what), {
      chance,
      main: destination,
      // What is no request has no copies, nor another try.
      alternatives: isRequest(readMessage(text)) ? alternatives : [],
      moved: (to) => this.#move(to),
      mayGoOn: () => !this.#done && !this.#failed && !this.#closing,
    });
    const authenticated = withDigest(failingOver, { chance, accounts, ask, weakest, nonceCounts, strongestOf });
    this.#authenticated = authenticated;
    const [local, changed] = [() => this.#ways.localTo(this.#place), () => this.#settle()];
    const manner = outgoing.incoming ?? 'refuse';
    const within = { ...context, local, authenticated, changed };
    this.#incomings = new Incomings(this.#teller, manner, within, outgoing.awaited);
  }

  /** Sends the request. */
  begin(): void {
    const { destination, bytes } = this.#outgoing;
    const { source: text, startLine } = this.#request;
    const { text: method } = startLine.method;
    this.#context.dialogs.join(this.#request, text, destination);
    if (method === 'ACK') this.#sendAck(text);
    else if (method === 'INVITE') this.#pending = this.#invite(text);
    else this.#pending = this.#authenticated({ text, bytes, destination }, this.#plain(method));
  }

  cancel(): void {
    if (this.#done || this.#failed) return;
    // What is answered cannot be cancelled any more, only ended: RFC 3261 §9.1.
    if (this.#call?.open === true) this.#call.end();
    else this.#abandon();
  }

  answer(key: string, bytes: Uint8Array): void {
    this.#incomings.say(key, bytes);
  }

  end(): void {
    this.#call?.end();
    this.#incomings.end();
    this.#standing.end();
  }

  async close(): Promise<void> {
    if (this.#closing) return this.closed;
    this.#closing = true;
    this.cancel();
    this.end();
    await this.#untilQuiet();
    this.#stop();
    if (!this.#done) this.#fail({ key: 'ended', args: {} });
    this.#finish(undefined, undefined, false);
    await this.#release();
  }

  #abandon(): void {
    const pending = this.#pending;
    const hasLeft = pending?.left === true;
    const mustWait = this.#call !== undefined && hasLeft && !pending.proceeding && !pending.idle;
    this.#fail({ key: mustWait ? 'cancel-waits' : 'cancelled', args: {} });
    if (hasLeft && this.#call?.cancel() === true) return;
    pending?.stop();
    this.#finish(undefined, undefined, false);
  }

  #move(to: Destination): void {
    this.#place = to;
    this.#teller.retarget(to);
  }

  /** What was for the first place goes to the one that has taken over. */
  #at(to: Destination): Destination {
    return isSame(to, this.#outgoing.destination) ? this.#place : to;
  }

  #invite(text: string): Pending {
    if (tagOf(this.#request, To) !== undefined) this.#renewed = this.#context.dialogs.renew(dialogKeyOf(this.#request));
    const { destination, ack = 'auto', endDialogs = false } = this.#outgoing;
    const { clock, chance, resolve } = this.#context;
    const call = new Call(
      {
        clock,
        chance,
        destination,
        ack,
        endDialogs,
        sendOnce: (text, to, ...more) => this.#lone.send(text, this.#at(to), ...more),
        request: (request, listener) =>
          this.#start({ ...request, destination: this.#at(request.destination) }, listener),
        authenticated: this.#authenticated,
        resolve,
        local: () => this.#ways.localTo(this.#place),
        failed: (note) => this.#fail(note),
        done: (...what) => this.#finish(...what),
        dialogs: this.#context.dialogs,
        changed: this.#dialogsChanged,
      },
      () => this.#pending,
    );
    this.#call = call;
    return this.#authenticated({ text, destination }, call);
  }

  /** What becomes of a request that opens no dialog. */
  #plain(method: string): Listener {
    const over = (what?: Delivery) => {
      if (method === 'BYE') this.#dialogEnded(what?.request ?? this.#request);
    };
    return {
      response: (what) => {
        if (what.status < 200) return;
        over(what);
        this.#stand(what);
        this.#finish(what, what.note, false);
      },
      failed: (note) => {
        over();
        this.#fail(note);
        this.#finish(undefined, undefined, false);
      },
    };
  }

  /** What was asked for may live on, and takes over from what the same request asked for before. */
  #stand(what: Delivery): void {
    if (!this.#standing.isPossible || what.status >= 300) return;
    const isRegister = this.#request.startLine.method.text === 'REGISTER';
    // What a subscription or transfer is told of is waited for; nobody waits to be called.
    if (isRegister && this.#outgoing.endDialogs === true) return;
    this.#context.standings.answered(this.#standing, what);
    const termsIn = isRegister ? flowTermsIn : keepTermsIn;
    this.#keepAlive.agree(termsIn(what.received.message));
  }

  /** RFC 3261 §13.2.2.4: an ACK is not a transaction, and nothing answers it. */
  #sendAck(text: string): void {
    void this.#lone.send(text, this.#outgoing.destination, false).then(() => {
      this.#finish(undefined, { key: 'nothing-to-wait-for', args: {} }, false);
    });
  }

  #start(...[request, listener]: Parameters<Requester>): Pending {
    const { retransmit = 'full' } = this.#outgoing;
    // What is no request has no copies: nobody could tell that they are.
    const isWhole = isRequest(readMessage(request.text));
    const copies = isWhole ? { full: Number.POSITIVE_INFINITY, once: 1, off: 0 }[retransmit] : 0;
    return this.#transactions.start(request, listener, copies);
  }

  #take(received: Received, flow: Flow): boolean {
    if (this.#flood.take()) return true;
    this.#patience?.heard();
    const { message } = received;
    if (isResponse(message)) return this.#takeResponse({ ...received, message });
    if (!isRequest(message) || received.arrival.tooMuch !== undefined) return false;
    const fork = this.#call?.forks.find(({ key, ended }) => !ended && key === dialogKeyOf(message));
    const isOurs = fork !== undefined || this.#incomings.holds(message) || this.#standing.expects(message);
    return this.#incomings.take({ ...received, message }, flow, isOurs, () => {
      if (fork !== undefined && message.startLine.method.text === 'BYE') this.#context.dialogs.end(fork);
      this.#standing.heard(message);
    });
  }

  #takeResponse(received: Received<ResponseMessage>): boolean {
    const { tooMuch, bytes } = received.arrival;
    this.#ways.rest = tooMuch === undefined ? undefined : bytes;
    if (this.#transactions.take(received)) return true;
    if (tooMuch !== undefined) return false;
    const request = this.#transactions.pastOf(received.message);
    if (request === undefined) return false;
    this.#teller.came('unexpected', received, { key: 'late', args: {} });
    const otherSource = this.#teller.isOther(received.arrival.from);
    if (request.startLine.method.text === 'INVITE')
      this.#call?.late({ received, status: statusOf(received.message), request, otherSource });
    return true;
  }

  #broken(peer: Address, note: Note, bytes?: Uint8Array): void {
    this.#ways.rest = bytes;
    this.#transactions.broken(peer, note);
    this.#lone.broken(peer, note);
    // What lives on a connection hears nothing any more: only the connection that is there was heard.
    if (this.#done && this.#lives && isSame(peer, this.#place))
      this.#lost({ key: 'flow-lost', args: { peer: written(peer) } });
  }

  /** RFC 5626 §4.2: whoever registered by it must do so anew. */
  #lost(note: Note): void {
    this.#teller.failed(note);
    this.#keepAlive.keep(undefined);
    this.#standing.end();
  }

  #giveUp(): void {
    this.#closing = true;
    this.#fail({ key: 'too-many-responses', args: { limit: arrivalLimit.messages } });
    this.#stop();
    this.#finish(undefined, undefined, false);
    void this.#release();
  }

  #dialogEnded(request: RequestMessage): void {
    const fork = this.#context.dialogs.find(dialogKeyOf(request));
    if (fork !== undefined) this.#context.dialogs.end(fork);
  }

  /** A dialog is over. */
  readonly #dialogsChanged = (): void => {
    if (this.#saidOpen && this.#call?.open !== true) {
      this.#saidOpen = false;
      this.#dialogsOver();
    }
    this.#settle();
  };

  #fail(note: Note): void {
    if (this.#done || this.#failed) return;
    this.#failed = true;
    this.#teller.failed(note, this.#ways.rest);
  }

  #finish(what: Delivery | undefined, note: Note | undefined, dialogOpen: boolean): void {
    if (!this.#done) {
      this.#done = true;
      this.#renewed();
      this.#saidOpen = dialogOpen;
      if (dialogOpen && what !== undefined) this.#keepAlive.agree(keepTermsIn(what.received.message));
      const reason = what === undefined ? undefined : readable(what.received.message.startLine.reason.text);
      this.#teller.done({ status: what?.status, reason, note, dialogOpen });
    }
    this.#settle();
  }

  /** True while something may still come: a call, a registration, a subscription. */
  get #lives(): boolean {
    return this.#call?.open === true || this.#standing.open || this.#incomings.open;
  }

  /** Closes by itself once nothing is left to wait for. */
  #settle(): void {
    if (!this.#done) return;
    this.#keepAlive.keep(this.#lives && !this.#closing ? this.#place : undefined);
    if (this.#lives) return;
    this.#patience?.end();
    if (this.#closing || this.#call?.lingers === true) return;
    if (this.#transactions.size + this.#incomings.size + this.#lone.size > 0) return;
    this.#closing = true;
    void this.#release();
  }

  async #untilQuiet(): Promise<void> {
    this.#patience = new Patience(this.#context.clock);
    this.#settle();
    await this.#patience.over;
  }

  #stop(): void {
    this.#pending?.stop();
    this.#call?.stop();
    this.#transactions.stop();
    this.#incomings.stop();
    this.#standing.end();
  }

  async #release(): Promise<void> {
    this.#keepAlive.keep(undefined);
    const { dialogs, standings } = this.#context;
    for (const fork of this.#call?.forks ?? []) dialogs.release(fork, this.#dialogsChanged);
    standings.release(this.#standing);
    await this.#ways.release();
    this.#released();
  }
}
