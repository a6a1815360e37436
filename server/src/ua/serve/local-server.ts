/** What the local server makes of each request. */

import { Require } from '../../sip/headers/require.ts';
import { Supported } from '../../sip/headers/supported.ts';
import { To } from '../../sip/headers/to.ts';
import { bytesOf } from '../bytes.ts';
import { type Chance, newTag } from '../chance.ts';
import type { Clock } from '../clock.ts';
import type { Answer } from '../compose.ts';
import { elementsOf, firstValue } from '../fields.ts';
import { addressOf } from '../loose.ts';
import type { TransportName } from '../outgoing.ts';
import { isRequest, isResponse, type Received, type RequestMessage, received } from '../received.ts';
import { type Incoming, ServerTransactions, type ServerUser } from '../server.ts';
import { inviteKey, serverKey } from '../transaction/match.ts';
import { type Address, type Arrival, type Endpoint, type TransportEvents, written } from '../transport/transport.ts';
import { allow, answerOnDemand, answerWith } from './answers.ts';
import { Calls, type Manner } from './calls.ts';
import { isWithinDialog, refusalOf } from './check.ts';
import { demandOf, Guard } from './guard.ts';
import { placeOf } from './opened.ts';
import { OwnRequests } from './own-requests.ts';
import { Publications, resourceOf } from './publications.ts';
import { Registrar, userOf } from './registrar.ts';
import { timerRefusal } from './session-timers.ts';
import { Subscriptions } from './subscriptions.ts';

/** A message that the server heard or said. */
export interface ServeEvent {
  readonly direction: 'in' | 'out';
  readonly transport: TransportName;
  readonly peer: string;
  /** True of a copy. */
  readonly again: boolean;
  readonly wire: Uint8Array;
}

/** More transactions than this at once are not begun: somebody floods. */
const limit = 1000;

/** Methods that have an answer of their own for a dialog that is not there, or none to do with dialogs. */
const tagless = ['CANCEL', 'PRACK', 'REGISTER'];

/** Users to whom a call goes otherwise. */
const manners: ReadonlyMap<string, Manner> = new Map([
  ['ring', 'rings'],
  ['fork', 'forks'],
  ['reliable', 'reliable'],
]);

/** One local server, whatever transports it is heard on. */
export class LocalServer {
  readonly #chance: Chance;
  readonly #log: (event: ServeEvent) => void;
  readonly #transactions: ServerTransactions;
  readonly #own: OwnRequests;
  readonly #calls: Calls;
  readonly #registrar: Registrar;
  readonly #guard: Guard;
  readonly #publications: Publications;
  readonly #subscriptions: Subscriptions;
  /** The requests whose first copy was taken for lost. */
  readonly #lost = new Set<string>();

  constructor(clock: Clock, chance: Chance, log: (event: ServeEvent) => void) {
    this.#chance = chance;
    this.#log = log;
    this.#transactions = new ServerTransactions(clock);
    this.#own = new OwnRequests(clock, chance);
    this.#calls = new Calls(clock, chance, this.#own);
    this.#registrar = new Registrar(clock);
    this.#guard = new Guard(chance);
    this.#publications = new Publications(clock, chance);
    this.#subscriptions = new Subscriptions(clock, chance, this.#publications, this.#own);
  }

  /** What a transport tells; answers leave by the endpoint. */
  hear(endpoint: () => Endpoint): TransportEvents {
    return {
      message: (arrival) => this.#take(received(arrival), endpoint()),
      broken: () => {},
    };
  }

  stop(): void {
    this.#calls.stop();
    this.#subscriptions.stop();
    this.#own.stop();
    this.#transactions.stop();
  }

  #take({ message, arrival }: Received, endpoint: Endpoint): void {
    const { transport, from, bytes } = arrival;
    if (message.source.trim() === '') return;
    if (
      !isRequest(message) ||
      arrival.tooMuch !== undefined ||
      userMeant(message) === 'silent' ||
      this.#isLost(message)
    ) {
      this.#log({ direction: 'in', transport, peer: written(from), again: false, wire: bytes });
      if (isResponse(message) && arrival.tooMuch === undefined) this.#own.hear(message);
      return;
    }
    const what: Received<RequestMessage> = { message, arrival };
    if (this.#transactions.size >= limit && !this.#transactions.knows(message)) return;
    this.#transactions.take(what, this.#userOf(arrival, endpoint));
  }

  /** True of the first copy of a request to `lost`. */
  #isLost(request: RequestMessage): boolean {
    const key = serverKey(request);
    if (userMeant(request) !== 'lost' || request.startLine.method.text === 'ACK' || this.#lost.has(key)) return false;
    for (const old of this.#lost) if (this.#lost.size >= limit) this.#lost.delete(old);
    this.#lost.add(key);
    return true;
  }

  #userOf({ transport }: Arrival, endpoint: Endpoint): ServerUser {
    const heard = ({ arrival }: Received, again: boolean) =>
      this.#log({ direction: 'in', transport, peer: written(arrival.from), again, wire: arrival.bytes });
    const send: ServerUser['send'] = (text, to, again) => this.#send(text, to, again, transport, endpoint);
    return {
      answersKeepAlives: true,
      send,
      again: (copy) => heard(copy, true),
      request: (incoming) => {
        heard(incoming.received, false);
        this.#answer(incoming, send);
      },
      acknowledged: (ack) => {
        heard(ack, false);
        this.#calls.acknowledge(ack.message);
      },
    };
  }

  #send(text: string, to: Address, again: boolean, transport: TransportName, endpoint: Endpoint): void {
    const wire = bytesOf(text);
    endpoint.send(wire, to, () => {
      this.#log({ direction: 'out', transport, peer: written(to), again, wire });
      return true;
    });
  }

  #answer(incoming: Incoming, send: ServerUser['send']): void {
    const { message } = incoming.received;
    const refusal = refusalOf(message, extensionsFor(message)) ?? this.#challenge(message) ?? this.#foreign(message);
    const demanded = this.#demanded(incoming);
    const method = message.startLine.method.text;
    if (refusal !== undefined) this.#finish(incoming, refusal);
    else if (method === 'INVITE') this.#ring(incoming, send);
    else if (method === 'UPDATE')
      this.#finish(incoming, timerRefusal(message) ?? this.#calls.update({ incoming, send }));
    else if (demanded !== undefined) this.#finish(incoming, demanded);
    else if (method === 'SUBSCRIBE') this.#subscriptions.subscribe(incoming, send);
    else if (method === 'REFER') this.#subscriptions.refer(incoming, send);
    else this.#finish(incoming, this.#plain(message));
    if (method === 'PUBLISH' && refusal === undefined) this.#subscriptions.changed(resourceOf(message));
  }

  #challenge(request: RequestMessage): Answer | undefined {
    const method = request.startLine.method.text;
    // RFC 3261 §22.1: neither ACK nor CANCEL can be challenged.
    const demand = method === 'CANCEL' ? undefined : demandOf(userMeant(request));
    return demand === undefined ? undefined : this.#guard.challenge(request, demand);
  }

  /** RFC 3261 §12.2.2: a request for a dialog that is not there, and a BYE or CANCEL for nothing. */
  #foreign(request: RequestMessage): Answer | undefined {
    const method = request.startLine.method.text;
    const needsDialog =
      method === 'BYE' || method === 'UPDATE' || (isWithinDialog(request) && !tagless.includes(method));
    const isKnown = this.#calls.knows(request) || (method !== 'BYE' && this.#subscriptions.knows(request));
    return needsDialog && !isKnown ? answerWith(481) : undefined;
  }

  /** The answer that the user part asks for; a request within a dialog, or CANCEL, is about something else. */
  #demanded({ received: { message, arrival } }: Incoming): Answer | undefined {
    const user = userMeant(message);
    if (!/^[2-6]\d\d$/.test(user) || isWithinDialog(message) || message.startLine.method.text === 'CANCEL')
      return undefined;
    // A redirection leads back here.
    return answerOnDemand(Number(user), placeOf(arrival));
  }

  #ring(incoming: Incoming, send: ServerUser['send']): void {
    const { message } = incoming.received;
    const asking = { incoming, send };
    const demanded = this.#demanded(incoming);
    const tooShort = timerRefusal(message);
    if (isWithinDialog(message) && tooShort !== undefined) this.#finish(incoming, tooShort);
    else if (isWithinDialog(message)) this.#calls.reinvite(asking);
    else if (this.#calls.isFull) this.#finish(incoming, answerWith(503));
    else if (demanded !== undefined && demanded.status >= 300) this.#calls.refuse(asking, demanded);
    else if (tooShort !== undefined) this.#calls.refuse(asking, tooShort);
    else if (userMeant(message) === 'reliable' && !understandsReliable(message))
      this.#calls.refuse(asking, answerWith(421, [['Require', '100rel']]));
    else this.#calls.invite(asking, manners.get(userMeant(message)) ?? 'answered');
  }

  #plain(request: RequestMessage): Answer {
    switch (request.startLine.method.text) {
      case 'REGISTER':
        return this.#registrar.register(request);
      case 'CANCEL':
        return this.#calls.cancel(inviteKey(request)) ?? answerWith(481);
      case 'BYE':
        this.#calls.hangUp(request);
        return answerWith(200);
      case 'PRACK':
        return this.#calls.confirm(request);
      case 'PUBLISH':
        return this.#publications.publish(request);
      case 'OPTIONS':
        return answerWith(200, [allow, ['Accept', 'application/sdp, text/plain']]);
      default:
        return answerWith(200);
    }
  }

  /** RFC 3261 §8.2.6.2: every answer but 100 has a To tag. */
  #finish(incoming: Incoming, answer: Answer): void {
    incoming.answer({ tag: newTag(this.#chance), ...answer });
  }
}

/** Whom a request is for: RFC 3261 §10.2 has a REGISTER name its user in To. */
function userMeant(request: RequestMessage): string {
  const isRegister = request.startLine.method.text === 'REGISTER';
  return userOf(isRegister ? addressOf(firstValue(request, To) ?? '').uri : request.startLine.uri.text);
}

/** Which option tags may be required of us: RFC 4028 is for calls; RFC 3262 too, and asked for by a user part. */
function extensionsFor(request: RequestMessage): readonly string[] {
  const { text: method } = request.startLine.method;
  if (method === 'INVITE' && userMeant(request) === 'reliable') return ['100rel', 'timer'];
  return method === 'INVITE' || method === 'UPDATE' ? ['timer'] : [];
}

/** RFC 3262 §3: a reliable response is for those who say that they understand it. */
function understandsReliable(request: RequestMessage): boolean {
  const tags = [...elementsOf(request, Supported), ...elementsOf(request, Require)];
  return tags.some((tag) => tag.toLowerCase() === '100rel');
}
