/** Bindings of the local server: RFC 3261 §10.3, in memory. */

import { Contact } from '../../sip/headers/contact.ts';
import { Expires } from '../../sip/headers/expires.ts';
import { To } from '../../sip/headers/to.ts';
import type { Clock } from '../clock.ts';
import type { Answer, HeadField } from '../compose.ts';
import { callIdOf, elementsOf, firstValue, sequenceOf } from '../fields.ts';
import { addressOf, sipUriOf } from '../loose.ts';
import type { RequestMessage } from '../received.ts';
import { answerWith } from './answers.ts';
import { secondsOf } from './seconds.ts';

interface Binding {
  readonly uri: string;
  readonly expires: number;
  readonly callId: string;
  readonly sequence: number;
}

/** More than this is not remembered: the server is for trying things out. */
const limits = { users: 100, bindings: 10 };

export class Registrar {
  readonly #clock: Clock;
  readonly #users = new Map<string, Map<string, Binding>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** RFC 3261 §10.3, steps 5 to 8. */
  register(request: RequestMessage): Answer {
    const user = addressOf(firstValue(request, To) ?? '').uri.toLowerCase();
    const bindings = this.#users.get(user) ?? new Map<string, Binding>();
    this.#forgetExpired(bindings);
    const fault = this.#bind(request, bindings);
    if (fault !== undefined) return fault;
    if (bindings.size > 0 && (this.#users.has(user) || this.#users.size < limits.users))
      this.#users.set(user, bindings);
    else this.#users.delete(user);
    return answerWith(
      200,
      [...bindings.values()].map((binding) => this.#contact(binding)),
    );
  }

  #bind(request: RequestMessage, bindings: Map<string, Binding>): Answer | undefined {
    const contacts = elementsOf(request, Contact);
    const expires = firstValue(request, Expires);
    if (contacts.includes('*')) {
      if (contacts.length > 1 || expires !== '0') return answerWith(400, [], 'Bad Contact');
      bindings.clear();
    }
    const callId = callIdOf(request) ?? '';
    const sequence = sequenceOf(request)?.number ?? 0;
    for (const contact of contacts.filter((each) => each !== '*')) {
      const { uri, params } = addressOf(contact);
      if (uri === '') return answerWith(400, [], 'Bad Contact');
      const last = bindings.get(uri);
      // Step 7: an old request that was overtaken must not undo a newer one.
      if (last?.callId === callId && sequence <= last.sequence) return answerWith(500, [], 'CSeq Too Low');
      const seconds = secondsOf(params.get('expires') ?? expires);
      if (seconds === 0) bindings.delete(uri);
      else if (last !== undefined || bindings.size < limits.bindings) {
        bindings.set(uri, { uri, callId, sequence, expires: this.#clock.now() + 1000 * seconds });
      }
    }
    return undefined;
  }

  #contact({ uri, expires }: Binding): HeadField {
    return ['Contact', `<${uri}>;expires=${Math.ceil((expires - this.#clock.now()) / 1000)}`];
  }

  #forgetExpired(bindings: Map<string, Binding>): void {
    for (const [uri, { expires }] of bindings) if (expires <= this.#clock.now()) bindings.delete(uri);
  }
}

/** The user part of a URI, in lower case. */
export function userOf(uri: string): string {
  return sipUriOf(uri)?.user?.toLowerCase() ?? '';
}
