/** How much may be sent at once and how fast: a person who sends by hand never notices, and nobody else is flooded by mistake. */

import type { Clock } from './clock.ts';
import { keepNewest } from './newest.ts';
import type { Destination, Note } from './outgoing.ts';
import { written } from './transport/transport.ts';

/** No setting raises these. */
export const rateLimits = { perSecond: 20, parallel: 5 };

/** A bucket of tokens for each target: full at first, one comes back each twentieth of a second. */
interface Bucket {
  tokens: number;
  at: number;
}

/** More targets than this are not remembered. */
const kept = 1000;

export class RateCap {
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Bucket>();
  #waiting = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Why a message may not leave now; where it may, it counts until `settled`. */
  refuse(to: Destination): Note | undefined {
    if (this.#waiting >= rateLimits.parallel) return { key: 'too-many-at-once', args: { limit: rateLimits.parallel } };
    const peer = written(to);
    const bucket = this.#bucketOf(peer);
    if (bucket.tokens < 1) return { key: 'too-fast', args: { peer, limit: rateLimits.perSecond } };
    bucket.tokens -= 1;
    this.#waiting += 1;
    return undefined;
  }

  /** The outcome of one is known. */
  settled(): void {
    this.#waiting -= 1;
  }

  #bucketOf(peer: string): Bucket {
    const now = this.#clock.now();
    const known = this.#buckets.get(peer) ?? { tokens: rateLimits.perSecond, at: now };
    const gained = ((now - known.at) / 1000) * rateLimits.perSecond;
    const bucket = { tokens: Math.min(rateLimits.perSecond, known.tokens + gained), at: now };
    this.#buckets.delete(peer);
    this.#buckets.set(peer, bucket);
    keepNewest(this.#buckets, kept);
    return bucket;
  }
}
