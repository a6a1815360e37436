/** Subscriptions to the local server, by SUBSCRIBE or REFER, and what their subscribers are told: RFC 6665, RFC 3515. */

import { Event } from '../../sip/headers/event.ts';
import { Expires } from '../../sip/headers/expires.ts';
import { ReferTo } from '../../sip/headers/refer-to.ts';
import { To } from '../../sip/headers/to.ts';
import { type Chance, newTag } from '../chance.ts';
import type { Clock, Timer } from '../clock.ts';
import type { Answer, HeadField } from '../compose.ts';
import type { Dialog } from '../dialog.ts';
import { elementsOf, firstValue, sequenceOf, tagOf, unfolded } from '../fields.ts';
import { type RequestMessage, statusOf } from '../received.ts';
import type { Incoming, ServerUser } from '../server.ts';
import { answerWith } from './answers.ts';
import { contactAt, keyOf, openedBy, openingFields } from './opened.ts';
import type { OwnRequests, WayBack } from './own-requests.ts';
import { type Publications, resourceOf } from './publications.ts';
import { userOf } from './registrar.ts';
import { secondsOf } from './seconds.ts';

/** How many there may be. */
const limit = 100;

/** How long a transfer takes that is only played, in milliseconds. */
const transferTime = 500;

/** How long somebody thinks about it whose subscribers must be approved, in milliseconds. */
const approvalTime = 1000;

/** The user who must approve subscribers. */
const approving = 'pending';

interface Subscription {
  readonly key: string;
  readonly dialog: Dialog;
  readonly way: WayBack;
  readonly event: string;
  readonly resource: string;
  /** When it ends, on the clock. */
  ends: number;
  timer: Timer | undefined;
  /** Runs while it is not approved. */
  approval: Timer | undefined;
}

export class Subscriptions {
  readonly #clock: Clock;
  readonly #chance: Chance;
  readonly #publications: Publications;
  readonly #own: OwnRequests;
  readonly #open = new Map<string, Subscription>();

  constructor(clock: Clock, chance: Chance, publications: Publications, own: OwnRequests) {
    this.#clock = clock;
    this.#chance = chance;
    this.#publications = publications;
    this.#own = own;
  }

  /** True of a request within a dialog of some subscription. */
  knows(request: RequestMessage): boolean {
    const dialog = keyOf(request, tagOf(request, To) ?? '');
    return [...this.#open.keys()].some((key) => key.startsWith(dialog));
  }

  /** RFC 6665 §4.2.1: 200, and a NOTIFY at once. */
  subscribe(incoming: Incoming, send: ServerUser['send']): void {
    const { message } = incoming.received;
    const event = unfolded(firstValue(message, Event) ?? '');
    const subscription = event === '' ? undefined : this.#begin(incoming, send, event);
    if (subscription === undefined) {
      this.#finish(incoming, event === '' ? answerWith(400, [], 'Missing Event') : answerWith(503));
      return;
    }
    const seconds = secondsOf(firstValue(message, Expires));
    subscription.ends = this.#clock.now() + 1000 * seconds;
    const fields: HeadField[] = [['Expires', String(seconds)], ...openingFields(incoming.received)];
    incoming.answer({ ...answerWith(200, fields), tag: subscription.dialog.localTag });
    subscription.timer?.cancel();
    if (seconds === 0) this.#end(subscription);
    else {
      this.#tell(subscription);
      subscription.timer = this.#clock.after(1000 * seconds, () => this.#end(subscription));
    }
  }

  /** RFC 3515 §2.4: 202, a NOTIFY at once, and one with the outcome; nobody is called. */
  refer(incoming: Incoming, send: ServerUser['send']): void {
    const { message } = incoming.received;
    const isOne = elementsOf(message, ReferTo).length === 1;
    const event = `refer;id=${sequenceOf(message)?.number ?? 0}`;
    const subscription = isOne ? this.#begin(incoming, send, event) : undefined;
    if (subscription === undefined) {
      this.#finish(incoming, isOne ? answerWith(503) : answerWith(400, [], 'Bad Refer-To'));
      return;
    }
    incoming.answer({ ...answerWith(202, openingFields(incoming.received)), tag: subscription.dialog.localTag });
    this.#notify(subscription, 'active;expires=60', fragment('100 Trying'));
    subscription.timer = this.#clock.after(transferTime, () => {
      this.#forget(subscription);
      this.#notify(subscription, 'terminated;reason=noresource', fragment('200 OK'));
    });
  }

  /** The state of a resource has changed: RFC 6665 §4.2.2 has its subscribers told. */
  changed(resource: string): void {
    for (const subscription of [...this.#open.values()])
      if (subscription.resource === resource) this.#tell(subscription);
  }

  stop(): void {
    for (const { timer, approval } of this.#open.values()) {
      timer?.cancel();
      approval?.cancel();
    }
    this.#open.clear();
  }

  /** The subscription that a request begins or means; nothing when there are too many. */
  #begin(incoming: Incoming, send: ServerUser['send'], event: string): Subscription | undefined {
    const { message, arrival } = incoming.received;
    const tag = tagOf(message, To) ?? newTag(this.#chance);
    const key = `${keyOf(message, tag)} ${event.toLowerCase()}`;
    const known = this.#open.get(key);
    if (known !== undefined || this.#open.size >= limit) return known;
    const subscription: Subscription = {
      key,
      dialog: openedBy(message, tag),
      way: { arrival, send },
      event,
      resource: resourceOf(message),
      ends: 0,
      timer: undefined,
      approval: undefined,
    };
    this.#open.set(key, subscription);
    if (userOf(message.startLine.uri.text) === approving) this.#approveLater(subscription);
    return subscription;
  }

  #approveLater(subscription: Subscription): void {
    subscription.approval = this.#clock.after(approvalTime, () => {
      subscription.approval = undefined;
      this.#tell(subscription);
    });
  }

  #finish(incoming: Incoming, answer: Answer): void {
    incoming.answer({ ...answer, tag: newTag(this.#chance) });
  }

  #tell(subscription: Subscription): void {
    const seconds = Math.ceil((subscription.ends - this.#clock.now()) / 1000);
    // RFC 6665 §4.1.3: as long as it is not decided, nothing is told of the resource.
    if (subscription.approval !== undefined) this.#notify(subscription, `pending;expires=${seconds}`, undefined);
    else this.#notify(subscription, `active;expires=${seconds}`, this.#publications.stateOf(subscription.resource));
  }

  #end(subscription: Subscription): void {
    this.#forget(subscription);
    const isApproved = subscription.approval === undefined;
    const state = isApproved ? this.#publications.stateOf(subscription.resource) : undefined;
    this.#notify(subscription, 'terminated;reason=timeout', state);
  }

  #notify(subscription: Subscription, state: string, content: Content | undefined): void {
    const { dialog, way, event } = subscription;
    const fields: HeadField[] = [
      ['Contact', contactAt(way.arrival)],
      ['Event', event],
      ['Subscription-State', state],
      ...(content === undefined ? [] : [['Content-Type', content.type] as const]),
    ];
    this.#own.send(dialog, way, {
      method: 'NOTIFY',
      fields,
      ...(content === undefined ? {} : { body: content.body }),
      answered: (response) => {
        // RFC 6665 §4.2.2: the subscriber is gone.
        if (response === undefined || [404, 410, 481, 489].includes(statusOf(response))) this.#forget(subscription);
      },
    });
  }

  #forget(subscription: Subscription): void {
    subscription.timer?.cancel();
    subscription.approval?.cancel();
    this.#open.delete(subscription.key);
  }
}

export interface Content {
  readonly type: string;
  readonly body: string;
}

function fragment(status: string): Content {
  return { type: 'message/sipfrag;version=2.0', body: `SIP/2.0 ${status}\r\n` };
}
