/** What was published to the local server, and under which entity-tag: RFC 3903 §6. */

import { ContentType } from '../../sip/headers/content-type.ts';
import { Event } from '../../sip/headers/event.ts';
import { Expires } from '../../sip/headers/expires.ts';
import { SipIfMatch } from '../../sip/headers/sip-if-match.ts';
import type { Chance } from '../chance.ts';
import type { Clock } from '../clock.ts';
import type { Answer } from '../compose.ts';
import { firstValue, unfolded } from '../fields.ts';
import { keepNewest } from '../newest.ts';
import type { RequestMessage } from '../received.ts';
import { answerWith } from './answers.ts';
import { secondsOf } from './seconds.ts';

/** How many are remembered; then the oldest is forgotten. */
const limit = 100;

interface Publication {
  readonly resource: string;
  readonly type: string;
  readonly body: string;
  readonly ends: number;
}

export class Publications {
  readonly #clock: Clock;
  readonly #chance: Chance;
  /** By entity-tag, the latest last. */
  readonly #kept = new Map<string, Publication>();

  constructor(clock: Clock, chance: Chance) {
    this.#clock = clock;
    this.#chance = chance;
  }

  /** RFC 3903 §6: every success has a new entity-tag; a tag that is not known (any more) is refused with 412. */
  publish(request: RequestMessage): Answer {
    // Step 2: a PUBLISH without Event is of no package that we know.
    if (firstValue(request, Event) === undefined) return answerWith(489, [['Allow-Events', 'presence']]);
    const resource = resourceOf(request);
    const match = firstValue(request, SipIfMatch);
    const before = match === undefined ? undefined : this.#find(unfolded(match), resource);
    if (match !== undefined && before === undefined) return answerWith(412);
    const body = request.body?.text ?? '';
    if (match === undefined && body === '') return answerWith(400, [], 'Missing Body');
    if (match !== undefined) this.#kept.delete(unfolded(match));
    const seconds = secondsOf(firstValue(request, Expires));
    const tag = this.#chance(6);
    const type = body === '' ? before?.type : unfolded(firstValue(request, ContentType) ?? 'text/plain');
    if (seconds > 0) {
      const ends = this.#clock.now() + 1000 * seconds;
      this.#kept.set(tag, { resource, type: type ?? '', body: body === '' ? (before?.body ?? '') : body, ends });
    }
    keepNewest(this.#kept, limit);
    return answerWith(200, [
      ['SIP-ETag', tag],
      ['Expires', String(seconds)],
    ]);
  }

  /** What was published last for a resource, and counts. */
  stateOf(resource: string): Publication | undefined {
    return [...this.#kept.values()].findLast((each) => each.resource === resource && each.ends > this.#clock.now());
  }

  #find(tag: string, resource: string): Publication | undefined {
    const found = this.#kept.get(tag);
    return found !== undefined && found.resource === resource && found.ends > this.#clock.now() ? found : undefined;
  }
}

/** Whose state a request is about, and of which event package: parameters of either are of no account. */
export function resourceOf(request: RequestMessage): string {
  const [event = ''] = unfolded(firstValue(request, Event) ?? '').split(';');
  const [uri = ''] = request.startLine.uri.text.split(';');
  return `${event.trim().toLowerCase()} ${uri.toLowerCase()}`;
}
