/** What has come to the user agents of a file, in order, so that blocks can wait for it (`# @recv`). Fed with events, it sends nothing. */

import { type Awaited, answeredBy, awaitedBy, isAwaited, isStatus } from '../sip/directives/scene.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { textOf } from './bytes.ts';
import { keepNewest } from './newest.ts';
import type { Note, SendEvent } from './outgoing.ts';
import { readMessage } from './received.ts';

/** A message that came, and in which exchange. */
export interface Come {
  readonly exchange: string;
  readonly event: SendEvent;
}

/** What a step of waiting ends with: a message; or why none will come. */
export type Step = { readonly come: Come } | { readonly vain: Note };

/** For how long each step is waited for. */
export interface Patience {
  readonly milliseconds: number;
  /** Settles when nobody waits any longer. */
  readonly stopped: Promise<unknown>;
}

interface Mail {
  readonly entries: Come[];
  /** How many of them were taken, or passed over for one that was. */
  taken: number;
  readonly waiters: Set<() => void>;
}

/** So many messages of one agent are remembered; the oldest give way. */
const kept = 200;

export class Inbox {
  readonly #mail = new Map<string, Mail>();
  readonly #answered = new Set<string>();

  /** Something happened in an exchange of an agent. */
  record(agent: string, exchange: string, event: SendEvent): void {
    if (!isOfInterest(event)) return;
    const mail = this.#mailOf(agent);
    mail.entries.push({ exchange, event });
    if (mail.entries.length > kept) {
      mail.entries.shift();
      mail.taken = Math.max(0, mail.taken - 1);
    }
    for (const wake of [...mail.waiters]) wake();
  }

  /** A request that waited has its final answer. */
  answered(exchange: string, incoming: string): void {
    this.#answered.add(nameOf(exchange, incoming));
    keepNewest(this.#answered, kept);
  }

  /** Waits for all that a block waits for, and gives what came last; nothing where it waits for nothing. `each` is told of what comes. */
  async wait(
    agent: string,
    block: Block,
    patience: Patience,
    each: (come: Come) => void = () => {},
  ): Promise<Step | undefined> {
    const steps = awaitedBy(block);
    let last: Step | undefined;
    for (const [index, step] of steps.entries()) {
      // What was answered already cannot be answered again.
      const isToAnswer = index === steps.length - 1 && answeredBy(block).length > 0;
      last = await this.#next(agent, step, patience, isToAnswer);
      if ('vain' in last) return last;
      each(last.come);
    }
    return last;
  }

  /** Forgets the agents whose names begin so. */
  forget(prefix: string): void {
    for (const agent of this.#mail.keys()) if (agent.startsWith(prefix)) this.#mail.delete(agent);
  }

  /** The next message for an agent that a step waits for; what came before it is passed over for good. */
  async #next(agent: string, step: Awaited, patience: Patience, isToAnswer: boolean): Promise<Step> {
    const mail = this.#mailOf(agent);
    const { milliseconds, stopped } = patience;
    const what = step.join('|');
    let fault: Note | undefined;
    let wake = () => {};
    const give = (note: Note) => {
      fault = note;
      wake();
    };
    const seconds = Math.round(milliseconds / 100) / 10;
    const timer = setTimeout(() => give({ key: 'nothing-came', args: { what, seconds } }), milliseconds);
    void stopped.then(() => give({ key: 'cancelled', args: {} }));
    const waiter = () => wake();
    mail.waiters.add(waiter);
    try {
      for (;;) {
        const found = this.#take(mail, step, isToAnswer);
        if (found !== undefined) return found;
        if (fault !== undefined) return { vain: fault };
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      clearTimeout(timer);
      mail.waiters.delete(waiter);
    }
  }

  #take(mail: Mail, step: Awaited, isToAnswer: boolean): Step | undefined {
    const isAnswer = step.every(isStatus);
    for (let index = mail.taken; index < mail.entries.length; index += 1) {
      const entry = mail.entries[index];
      if (entry === undefined) continue;
      const { event, exchange } = entry;
      if (isFailure(event)) {
        // Who waits for an answer need not wait when there is another one, or none will come.
        if (!isAnswer) continue;
        mail.taken = index + 1;
        return { vain: failureOf(event, step) };
      }
      const isOver = event.incoming !== undefined && this.#answered.has(nameOf(exchange, event.incoming));
      if (!isAwaited(step, readMessage(textOf(event.wire ?? new Uint8Array())))) continue;
      if (isToAnswer && isOver) continue;
      mail.taken = index + 1;
      return { come: entry };
    }
    return undefined;
  }

  #mailOf(agent: string): Mail {
    const known = this.#mail.get(agent);
    if (known !== undefined) return known;
    const mail: Mail = { entries: [], taken: 0, waiters: new Set() };
    this.#mail.set(agent, mail);
    return mail;
  }
}

function isOfInterest(event: SendEvent): boolean {
  const isMessage = event.event === 'request' || event.event === 'response';
  return (isMessage && event.wire !== undefined) || isFailure(event);
}

/** A request of ours has come to nothing. */
function isFailure({ event, status = 0 }: SendEvent): boolean {
  return event === 'failed' || (event === 'done' && status >= 300);
}

function failureOf({ status, reason = '', note }: SendEvent, step: Awaited): Note {
  if (status === undefined && note !== undefined) return note;
  return { key: 'other-came', args: { what: step.join('|'), came: `${status ?? ''} ${reason}`.trim() } };
}

function nameOf(exchange: string, incoming: string): string {
  return JSON.stringify([exchange, incoming]);
}
