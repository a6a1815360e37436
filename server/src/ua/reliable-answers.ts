/** Reliable provisional responses as the called side has them: each is repeated until its PRACK comes. RFC 3262 §3. */

import { CallId } from '../sip/headers/call-id.ts';
import { RAck } from '../sip/headers/rack.ts';
import type { Clock, Timer } from './clock.ts';
import { firstValue, unfolded } from './fields.ts';
import type { RequestMessage } from './received.ts';
import { rackOf } from './reliable.ts';
import { timingOf } from './transaction/machine.ts';

interface Unacknowledged {
  /** The transaction of the INVITE. */
  readonly invite: string;
  timer: Timer | undefined;
}

export class ReliableAnswers {
  readonly #clock: Clock;
  /** By Call-ID and RAck. */
  readonly #waiting = new Map<string, Unacknowledged>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** One was sent; `repeat` sends it once more, over any transport, from T1 on with pauses that double, for 64 × T1. */
  sent(invite: string, request: RequestMessage, number: number, repeat: () => void): void {
    const key = keyOf(request, rackOf(number, request));
    this.#waiting.get(key)?.timer?.cancel();
    const waiting: Unacknowledged = { invite, timer: undefined };
    this.#waiting.set(key, waiting);
    const { t1 } = timingOf(false);
    const later = (delay: number, passed: number): void => {
      waiting.timer = this.#clock.after(delay, () => {
        if (passed + delay >= 64 * t1) return void this.#waiting.delete(key);
        repeat();
        later(Math.min(2 * delay, 64 * t1 - passed - delay), passed + delay);
      });
    };
    later(t1, 0);
  }

  /** A PRACK came. */
  acknowledged(prack: RequestMessage): void {
    const key = keyOf(prack, unfolded(firstValue(prack, RAck) ?? '').replaceAll(/\s+/g, ' '));
    this.#waiting.get(key)?.timer?.cancel();
    this.#waiting.delete(key);
  }

  /** RFC 3262 §3: once there is a final response, nothing provisional is repeated. */
  stop(invite: string): void {
    for (const [key, waiting] of this.#waiting) {
      if (waiting.invite !== invite) continue;
      waiting.timer?.cancel();
      this.#waiting.delete(key);
    }
  }
}

function keyOf(message: RequestMessage, rack: string): string {
  return JSON.stringify([firstValue(message, CallId), rack]);
}
