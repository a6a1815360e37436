/** A clock that stands still until a test turns it. */

import type { Clock } from '../../server/src/ua/clock.ts';

export interface ManualClock extends Clock {
  /** Moves time on, calling what becomes due in order, also what is started on the way. */
  turn(milliseconds: number): void;
  /** How many timers are running. */
  readonly running: number;
  /** How many timers were ever started. */
  readonly started: number;
}

interface Entry {
  readonly at: number;
  readonly action: () => void;
}

export function manualClock(): ManualClock {
  const entries = new Set<Entry>();
  let now = 0;
  let started = 0;
  return {
    now: () => now,
    after(delay, action) {
      const entry = { at: now + delay, action };
      entries.add(entry);
      started += 1;
      return { cancel: () => entries.delete(entry) };
    },
    turn(milliseconds) {
      const end = now + milliseconds;
      for (let next = earliest(entries, end); next !== undefined; next = earliest(entries, end)) {
        entries.delete(next);
        now = Math.max(now, next.at);
        next.action();
      }
      now = end;
    },
    get running() {
      return entries.size;
    },
    get started() {
      return started;
    },
  };
}

/** The entry that is due first and not after `end`; of several, the one that was made first. */
function earliest(entries: ReadonlySet<Entry>, end: number): Entry | undefined {
  let first: Entry | undefined;
  for (const entry of entries) {
    if (entry.at <= end && (first === undefined || entry.at < first.at)) first = entry;
  }
  return first;
}
