/** Time as the user agent sees it: given from outside, so that tests can turn it. */

export interface Timer {
  cancel(): void;
}

export interface Clock {
  /** Milliseconds since some moment; never goes back. */
  now(): number;
  /** Calls `action` once, `delay` milliseconds from now, unless cancelled before. */
  after(delay: number, action: () => void): Timer;
}

/** The time of the machine. */
export const realClock: Clock = {
  now: () => performance.now(),
  after(delay, action) {
    const timeout = setTimeout(action, delay);
    return { cancel: () => clearTimeout(timeout) };
  },
};
