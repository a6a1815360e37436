/** What a transaction is: a table of states, and for each input that a state knows, the next state and what is done on the way. */

/** RFC 3261 Table 4, with L and M of RFC 6026. */
export type TimerName = 'A' | 'B' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I' | 'J' | 'K' | 'L' | 'M';

/**
 * What happens to a transaction.
 * A client hears `provisional`, `success` and `failure` (1xx, 2xx, 300–699) from the network.
 * A server hears `request` (again) and `ack` from the network, and `answer-…` from its user.
 */
export type Input =
  | TimerName
  | 'provisional'
  | 'success'
  | 'failure'
  | 'request'
  | 'ack'
  | 'answer-provisional'
  | 'answer-success'
  | 'answer-failure'
  | 'transport-error';

export interface Timing {
  /** RFC 3261 §17.1.1.1: an estimate of the round trip, 500 ms by default. */
  readonly t1: number;
  /** The longest time between two copies of a non-INVITE request or an INVITE response. */
  readonly t2: number;
  /** How long a message may live in the network. */
  readonly t4: number;
  /** How long an answer is awaited: Timers B and F; 64 × T1. */
  readonly timeout: number;
  readonly reliable: boolean;
  /** How many copies may follow the first message; none ever does on a reliable transport. */
  readonly copies: number;
}

/** How long a timer runs; `last` is its length the last time it ran in this transaction. */
export type Length = (timing: Timing, last: number | undefined) => number;

export type Action =
  /** The request, or the server's last answer, goes out. */
  | { readonly do: 'send' }
  /** What came in is handed to the transaction's user. */
  | { readonly do: 'deliver' }
  /** What came in was known already. */
  | { readonly do: 'absorb' }
  /** The final answer that came in is acknowledged within the transaction. */
  | { readonly do: 'acknowledge' }
  | { readonly do: 'fail'; readonly reason: FailureReason }
  | { readonly do: 'start'; readonly timer: TimerName; readonly length: Length; readonly repeats: boolean };

export type FailureReason = 'timeout' | 'transport-error';

export interface Step {
  readonly to: string;
  readonly actions: readonly Action[];
}

export type Arrows = Readonly<Partial<Record<Input, Step>>>;

export interface Machine {
  readonly name: string;
  readonly spec: string;
  readonly start: Step;
  /** An input without an arrow changes nothing; a timer without one is stopped on entering the state. */
  readonly states: Readonly<Record<string, Arrows>>;
}

/** The state that every transaction ends in; it has no arrows. */
export const terminated = 'terminated';

export const send: Action = { do: 'send' };
export const deliver: Action = { do: 'deliver' };
export const absorb: Action = { do: 'absorb' };
export const acknowledge: Action = { do: 'acknowledge' };

export function to(state: string, ...actions: readonly Action[]): Step {
  return { to: state, actions };
}

export function fail(reason: FailureReason): Step {
  return to(terminated, { do: 'fail', reason });
}

/** Starts a timer that ends something. */
export function start(timer: TimerName, length: Length): Action {
  return { do: 'start', timer, length, repeats: false };
}

/** Starts a timer that sends a copy; it never runs on a reliable transport. */
export function repeat(timer: TimerName, length: Length): Action {
  return { do: 'start', timer, length, repeats: true };
}

/** RFC 3261 §17: the waits for late copies of D, I, J and K are zero on a reliable transport, which brings none. */
export function unlessReliable(length: (timing: Timing) => number): Length {
  return (timing) => (timing.reliable ? 0 : length(timing));
}

/** The length doubles from T1 on. */
export function doubling(timing: Timing, last: number | undefined): number {
  return last === undefined ? timing.t1 : 2 * last;
}

/** The length doubles from T1 on, up to T2. */
export function doublingToT2(timing: Timing, last: number | undefined): number {
  return Math.min(doubling(timing, last), timing.t2);
}

/** How long the far end may still repeat what it sent: 64 × T1, and never less than the 32 s of the default T1. */
export function lingering({ t1 }: Timing): number {
  return Math.max(64 * t1, 32_000);
}

/** RFC 3261's default values for one kind of transport, with what the user set instead. */
export function timingOf(
  reliable: boolean,
  set: { readonly t1?: number | undefined; readonly timeout?: number | undefined; readonly copies?: number } = {},
): Timing {
  const t1 = set.t1 ?? 500;
  return {
    t1,
    t2: Math.max(4000, t1),
    t4: 5000,
    timeout: set.timeout ?? 64 * t1,
    reliable,
    copies: set.copies ?? Number.POSITIVE_INFINITY,
  };
}
