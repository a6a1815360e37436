/** Session timers of calls to the local server: what it grants, and that a call ends which nobody refreshes: RFC 4028 §9, §10. */

import { Allow } from '../../sip/headers/allow.ts';
import { Require } from '../../sip/headers/require.ts';
import { SessionExpires } from '../../sip/headers/session-expires.ts';
import { Supported } from '../../sip/headers/supported.ts';
import type { Clock, Timer } from '../clock.ts';
import type { Answer, HeadField } from '../compose.ts';
import type { Dialog } from '../dialog.ts';
import { elementsOf, firstValue } from '../fields.ts';
import { addressOf } from '../loose.ts';
import { type RequestMessage, type ResponseMessage, statusOf } from '../received.ts';
import { answerWith } from './answers.ts';
import { contactAt } from './opened.ts';
import type { OwnRequests, WayBack } from './own-requests.ts';

/** RFC 4028 §5: the least that anybody may ask for, in seconds. */
const shortest = 90;

/** RFC 4028 §10: so long before its end, or a third of it where that is less, a session that was not refreshed is over, in seconds. */
const margin = 32;

/** What a timer can wait for: a little less than 25 days. */
const longest = 2_000_000;

export interface SessionTimer {
  readonly seconds: number;
  /** Who refreshes: the caller, or we. */
  readonly refresher: 'uac' | 'uas';
  /** What the 2xx says of it. */
  readonly fields: readonly HeadField[];
}

/** The timer that a request is granted; nothing where it asks for none, or wants us to refresh in a way that it does not allow. */
export function timerFor(request: RequestMessage): SessionTimer | undefined {
  const asked = askedBy(request);
  if (asked === undefined || asked.seconds < shortest) return undefined;
  const { seconds, chosen, knowsTimers } = asked;
  const refresher = chosen ?? (knowsTimers ? 'uac' : 'uas');
  if (refresher === 'uas' && !elementsOf(request, Allow).includes('UPDATE')) return undefined;
  // RFC 4028 §9: whoever has to refresh must know that it has to.
  const required: HeadField[] = knowsTimers ? [['Require', 'timer']] : [];
  return { seconds, refresher, fields: [...required, ['Session-Expires', `${seconds};refresher=${refresher}`]] };
}

/** 422 where the interval is too short, which only somebody understands who knows timers: RFC 4028 §9. */
export function timerRefusal(request: RequestMessage): Answer | undefined {
  const asked = askedBy(request);
  if (asked === undefined || !asked.knowsTimers || asked.seconds >= shortest) return undefined;
  return answerWith(422, [['Min-SE', String(shortest)]]);
}

interface Watched {
  readonly dialog: Dialog;
  readonly way: WayBack;
  /** The call is over, since nobody refreshed it. */
  readonly over: () => void;
}

export class SessionTimers {
  readonly #clock: Clock;
  readonly #own: OwnRequests;
  /** By dialog. */
  readonly #running = new Map<string, Timer>();

  constructor(clock: Clock, own: OwnRequests) {
    this.#clock = clock;
    this.#own = own;
  }

  /** A session has begun, or was refreshed; without a timer it goes on for ever. */
  begin(key: string, timer: SessionTimer | undefined, watched: Watched): void {
    this.end(key);
    if (timer === undefined) return;
    const { seconds, refresher } = timer;
    if (refresher === 'uas') this.#after(key, seconds / 2, () => this.#refresh(key, timer, watched));
    else this.#after(key, lifeOf(timer), () => this.#hangUp(key, watched));
  }

  end(key: string): void {
    this.#running.get(key)?.cancel();
    this.#running.delete(key);
  }

  #after(key: string, seconds: number, act: () => void): void {
    this.#running.get(key)?.cancel();
    this.#running.set(key, this.#clock.after(1000 * Math.min(seconds, longest), act));
  }

  stop(): void {
    for (const timer of this.#running.values()) timer.cancel();
    this.#running.clear();
  }

  /** RFC 4028 §7.4: by UPDATE, which need not describe the session. */
  #refresh(key: string, timer: SessionTimer, watched: Watched): void {
    const { dialog, way } = watched;
    const fields: HeadField[] = [
      ['Contact', contactAt(way.arrival)],
      ['Supported', 'timer'],
      // In a request of ours we are the client.
      ['Session-Expires', `${timer.seconds};refresher=uac`],
    ];
    // Until the answer is here it goes on for as long as it was granted.
    this.#after(key, lifeOf(timer) - timer.seconds / 2, () => this.#hangUp(key, watched));
    const answered = (response: ResponseMessage | undefined) => {
      if (!this.#running.has(key)) return;
      // RFC 4028 §10 leaves it to the end of the session, unless the far end is not there or does not know of it.
      if (response === undefined || [408, 481].includes(statusOf(response))) this.#hangUp(key, watched);
      else if (statusOf(response) < 300) this.begin(key, timer, watched);
    };
    this.#own.send(dialog, way, { method: 'UPDATE', fields, answered });
  }

  #hangUp(key: string, { dialog, way, over }: Watched): void {
    this.end(key);
    over();
    this.#own.send(dialog, way, { method: 'BYE', answered: () => {} });
  }
}

/** For how long a session goes on that nobody refreshes. */
function lifeOf({ seconds }: SessionTimer): number {
  return seconds - Math.min(margin, seconds / 3);
}

interface Asked {
  readonly seconds: number;
  readonly chosen: 'uac' | 'uas' | undefined;
  readonly knowsTimers: boolean;
}

function askedBy(request: RequestMessage): Asked | undefined {
  const { uri: seconds, params } = addressOf(firstValue(request, SessionExpires) ?? '');
  if (!/^\d{1,10}$/.test(seconds)) return undefined;
  const chosen = params.get('refresher')?.toLowerCase();
  const tags = [...elementsOf(request, Supported), ...elementsOf(request, Require)];
  return {
    seconds: Number(seconds),
    chosen: chosen === 'uac' || chosen === 'uas' ? chosen : undefined,
    knowsTimers: tags.some((tag) => tag.toLowerCase() === 'timer'),
  };
}
