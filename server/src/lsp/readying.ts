/** Finds out everything that must be known before a message of an open document may leave; or why it may not. Nothing is sent. */

import { factsOf, secretsIn } from '../host/facts.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { transports } from '../sip/transports.ts';
import type { History } from '../ua/history.ts';
import type { Draft, NotReady, Ready } from '../ua/ready.ts';
import type { Values } from '../ua/sequence.ts';
import { blockOnDisk } from './block-on-disk.ts';
import type { Leaving } from './consent.ts';
import { type MessagePlace, offsetOf, type Refused, refusalOf, refused } from './message-place.ts';
import { noteSentence } from './note-sentence.ts';
import type { Session } from './session.ts';
import type { surroundingsOf } from './surroundings.ts';
import { identityOf, type SettledTrust, trustOf } from './trust.ts';

/** What came of making a message ready, and what it took. */
export interface Made extends SettledTrust {
  readonly ready: Ready | NotReady;
  readonly files: readonly string[];
  /** What stands in the message and is nobody's business. */
  readonly secrets: readonly string[];
}

/** How a message is wanted, and what it may take. */
export interface Wanted {
  readonly isFresh?: boolean;
  /** What was answered to the questions of its block. */
  readonly values?: Values;
  /** What came for it. */
  readonly received?: Message | undefined;
}

export interface ReadyingMeans {
  readonly surroundings: (
    place: MessagePlace,
    values: Values,
    received: () => Message | undefined,
  ) => ReturnType<typeof surroundingsOf>;
  /** Nothing when the sender has ended meanwhile. */
  readonly make: (draft: Draft, history: History) => Promise<Ready | NotReady | undefined>;
}

const noValues: Values = new Map();

export class Readying {
  readonly #session: Session;
  readonly #means: ReadyingMeans;

  constructor(session: Session, means: ReadyingMeans) {
    this.#session = session;
    this.#means = means;
  }

  async ready(place: MessagePlace, history: History, wanted: Wanted = {}): Promise<Leaving | Refused> {
    const { words } = this.#session;
    const made = await this.make(place, history, wanted);
    if (made === undefined) return refused(this.#session, 'server-ended');
    if ('refused' in made) return made;
    const { ready, files, secrets, trust, fault } = made;
    if ('problems' in ready) return refusalOf(this.#session, place, ready.problems);
    if ('refused' in ready)
      return {
        refused: noteSentence(words, ready.refused),
        position: place.document.blocks.positionAt(offsetOf(place)),
        steps: ready.steps.map((step) => noteSentence(words, step)),
      };
    const leaving = { place, ready, files, secrets };
    if (!transports[ready.route.destination.transport].secure) return leaving;
    const own = fault === undefined ? await identityOf(this.#session, trust) : { fault };
    return 'fault' in own ? { refused: own.fault } : { ...leaving, ready: { ...ready, trust: { ...trust, ...own } } };
  }

  async make(
    place: MessagePlace,
    history: History,
    { isFresh = false, values = noValues, received }: Wanted = {},
  ): Promise<Made | Refused | undefined> {
    const { document, block, defaults } = place;
    const settings = this.#session.settingsOf(document.uri);
    const surroundings = await this.#means.surroundings(place, values, () => received);
    const onDisk = this.#session.trusted && block.raw ? blockOnDisk(place) : undefined;
    if (onDisk === 'unsaved') return refused(this.#session, 'raw-unsaved');
    const settled = trustOf(this.#session);
    const draft: Draft = {
      block,
      defaults,
      encoding: document.encoding,
      factsFor: (flow) => factsOf({ ...surroundings, flow }),
      isFresh,
      onDisk,
      setting: settings.target === '' ? undefined : settings.target,
      localAddress: settings.localAddress === '' ? undefined : settings.localAddress,
      trust: settled.trust,
    };
    const ready = await this.#means.make(draft, history);
    const secrets = secretsIn(block, defaults, { ...surroundings, values });
    return ready === undefined ? undefined : { ready, files: [...surroundings.files.used], secrets, ...settled };
  }
}
