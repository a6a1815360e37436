/** What the local server makes of each request. */

import { To } from '../../sip/headers/to.ts';
import { bytesOf } from '../bytes.ts';
import { type Chance, newTag } from '../chance.ts';
import type { Clock } from '../clock.ts';
import type { Answer } from '../compose.ts';
import { firstValue } from '../fields.ts';
import { addressOf } from '../loose.ts';
import type { TransportName } from '../outgoing.ts';
import { isRequest, type Received, type RequestMessage, received } from '../received.ts';
import { type Incoming, ServerTransactions, type ServerUser } from '../server.ts';
import { inviteKey } from '../transaction/match.ts';
import { type Address, type Arrival, type Endpoint, type TransportEvents, written } from '../transport/transport.ts';
import { allow, answerOnDemand, answerWith } from './answers.ts';
import { Calls } from './calls.ts';
import { isWithinDialog, refusalOf } from './check.ts';
import { demandOf, Guard } from './guard.ts';
import { Registrar, userOf } from './registrar.ts';

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

/** One local server, whatever transports it is heard on. */
export class LocalServer {
  readonly #chance: Chance;
  readonly #log: (event: ServeEvent) => void;
  readonly #transactions: ServerTransactions;
  readonly #calls: Calls;
  readonly #registrar: Registrar;
  readonly #guard: Guard;

  constructor(clock: Clock, chance: Chance, log: (event: ServeEvent) => void) {
    this.#chance = chance;
    this.#log = log;
    this.#transactions = new ServerTransactions(clock);
    this.#calls = new Calls(clock, chance);
    this.#registrar = new Registrar(clock);
    this.#guard = new Guard(chance);
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
    this.#transactions.stop();
  }

  #take({ message, arrival }: Received, endpoint: Endpoint): void {
    const { transport, from, bytes } = arrival;
    if (message.source.trim() === '') return;
    if (!isRequest(message) || userMeant(message) === 'silent') {
      this.#log({ direction: 'in', transport, peer: written(from), again: false, wire: bytes });
      return;
    }
    const what: Received<RequestMessage> = { message, arrival };
    if (this.#transactions.size >= limit && !this.#transactions.knows(message)) return;
    this.#transactions.take(what, this.#userOf(arrival, endpoint));
  }

  #userOf({ transport }: Arrival, endpoint: Endpoint): ServerUser {
    const heard = ({ arrival }: Received, again: boolean) =>
      this.#log({ direction: 'in', transport, peer: written(arrival.from), again, wire: arrival.bytes });
    return {
      send: (text, to, again) => this.#send(text, to, again, transport, endpoint),
      again: (copy) => heard(copy, true),
      request: (incoming) => {
        heard(incoming.received, false);
        this.#answer(incoming);
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

  #answer(incoming: Incoming): void {
    const { message } = incoming.received;
    const refusal = refusalOf(message) ?? this.#challenge(message) ?? this.#foreign(message);
    if (refusal !== undefined) this.#finish(incoming, refusal);
    else if (message.startLine.method.text === 'INVITE') this.#ring(incoming);
    else this.#finish(incoming, this.#demanded(incoming) ?? this.#plain(message));
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
    const needsDialog = method === 'BYE' || (isWithinDialog(request) && method !== 'CANCEL' && method !== 'REGISTER');
    return needsDialog && !this.#calls.knows(request) ? answerWith(481) : undefined;
  }

  /** The answer that the user part asks for; a request within a dialog, or CANCEL, is about something else. */
  #demanded({ received: { message, arrival } }: Incoming): Answer | undefined {
    const user = userMeant(message);
    if (!/^[2-6]\d\d$/.test(user) || isWithinDialog(message) || message.startLine.method.text === 'CANCEL')
      return undefined;
    return answerOnDemand(Number(user), arrival.local.address);
  }

  #ring(incoming: Incoming): void {
    const { message } = incoming.received;
    const demanded = this.#demanded(incoming);
    if (isWithinDialog(message)) this.#calls.reinvite(incoming);
    else if (this.#calls.isFull) this.#finish(incoming, answerWith(503));
    else if (demanded !== undefined && demanded.status >= 300) this.#calls.refuse(incoming, demanded);
    else this.#calls.invite(incoming, userMeant(message) === 'ring');
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
