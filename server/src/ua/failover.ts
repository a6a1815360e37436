/** A requester around a requester: tries the next place where one fails, as RFC 3263 §4.3 has it. */

import { applyEdits } from '../sip/syntax/edit.ts';
import { type Chance, newBranch } from './chance.ts';
import { branchEdits } from './fields.ts';
import type { Destination, Note } from './outgoing.ts';
import type { RequestMessage } from './received.ts';
import type { Delivery, Listener, Pending, Request, Requester } from './requester.ts';
import { isSame, written } from './transport/transport.ts';

export interface FailoverOptions {
  readonly chance: Chance;
  /** The place that requests are for, as they name it, whichever one they are sent to by now. */
  readonly main: Destination;
  readonly alternatives: readonly Destination[];
  /** From now on the exchange is with another place. */
  readonly moved: (to: Destination) => void;
  /** False once the user has given up. */
  readonly mayGoOn: () => boolean;
}

/** Requests that no other place would take better either, and peers that are there but talk something else. */
const final: readonly Note['key'][] = ['no-final-answer', 'datagram-refused', 'port-taken'];

export function withFailover(inner: Requester, options: FailoverOptions): Requester {
  if (options.alternatives.length === 0) return inner;
  const left = [...options.alternatives];
  let current = options.main;
  const next = (): Destination | undefined => {
    const place = options.mayGoOn() ? left.shift() : undefined;
    if (place !== undefined) {
      current = place;
      options.moved(place);
    }
    return place;
  };
  return (request, listener) => {
    if (!isSame(request.destination, options.main)) return inner(request, listener);
    return new FailingOver(inner, options.chance, next, { ...request, destination: current }, listener);
  };
}

class FailingOver implements Pending {
  readonly #inner: Requester;
  readonly #chance: Chance;
  readonly #next: () => Destination | undefined;
  readonly #listener: Listener;
  #pending: Pending;
  #stopped = false;

  constructor(
    inner: Requester,
    chance: Chance,
    next: () => Destination | undefined,
    request: Request,
    listener: Listener,
  ) {
    this.#inner = inner;
    this.#chance = chance;
    this.#next = next;
    this.#listener = listener;
    this.#pending = this.#send(request);
  }

  get request(): RequestMessage {
    return this.#pending.request;
  }

  get left(): boolean {
    return this.#pending.left;
  }

  get proceeding(): boolean {
    return this.#pending.proceeding;
  }

  get idle(): boolean {
    return this.#pending.idle;
  }

  stop(): void {
    this.#stopped = true;
    this.#pending.stop();
  }

  #send(request: Request): Pending {
    return this.#inner(request, {
      response: (what: Delivery) => {
        if (what.status !== 503 || !this.#goOn(unavailable(request))) this.#listener.response(what);
      },
      failed: (fault) => {
        const isFinal = final.includes(fault.key) || fault.key.startsWith('frame-');
        const key = fault.key === 'no-answer' ? 'next-after-silence' : 'next-after-failure';
        const note: Note = { key, args: { peer: written(request.destination), ...fault.args } };
        if (isFinal || !this.#goOn(note)) this.#listener.failed(fault);
      },
    });
  }

  /** RFC 3263 §4.3: the same request with another branch, which makes it another transaction. */
  #goOn(note: Note): boolean {
    const destination = this.#stopped ? undefined : this.#next();
    if (destination === undefined) return false;
    const message = this.#pending.request;
    const text = applyEdits(message.source, branchEdits(message, newBranch(this.#chance)));
    this.#pending = this.#send({ text, destination, note });
    return true;
  }
}

function unavailable({ destination }: Request): Note {
  return { key: 'next-after-503', args: { peer: written(destination) } };
}
