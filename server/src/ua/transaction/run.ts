/** Runs a transaction's table: the only part of a transaction that has a state. */

import type { Clock, Timer } from '../clock.ts';
import {
  type Action,
  type FailureReason,
  type Input,
  type Machine,
  type Step,
  type TimerName,
  type Timing,
  terminated,
} from './machine.ts';

/** What a table's actions do; `What` is whatever came in with the input. */
export interface Effects<What> {
  readonly send: () => void;
  readonly deliver: (what: What | undefined) => void;
  readonly absorb: (what: What | undefined) => void;
  readonly acknowledge: (what: What | undefined) => void;
  readonly fail: (reason: FailureReason) => void;
  /** The transaction is over; no timer of it is left. */
  readonly end: () => void;
}

export interface Transaction<What> {
  readonly state: string;
  /** Does what the table has for the beginning. Nothing happens before. */
  readonly start: () => void;
  /** False when the state has no arrow for it, so that nothing was done. */
  readonly input: (input: Input, what?: What) => boolean;
  /** Ends it without a word. */
  readonly stop: () => void;
}

/** Makes a transaction. */
export function run<What>(machine: Machine, timing: Timing, clock: Clock, effects: Effects<What>): Transaction<What> {
  const timers = new Map<TimerName, Timer>();
  const lengths: Partial<Record<TimerName, number>> = {};
  let copies = 0;
  let state = 'new';
  return {
    get state() {
      return state;
    },
    start: () => take(machine.start, undefined),
    input,
    stop: () => take({ to: terminated, actions: [] }, undefined),
  };

  function input(name: Input, what?: What): boolean {
    const step = machine.states[state]?.[name];
    if (step !== undefined) take(step, what);
    return step !== undefined;
  }

  function take(step: Step, what: What | undefined): void {
    if (state === terminated) return;
    state = step.to;
    stopTimers();
    for (const action of step.actions) act(action, what);
    if (step.to === terminated) effects.end();
  }

  function act(action: Action, what: What | undefined): void {
    if (action.do === 'start') startTimer(action.timer, action.length(timing, lengths[action.timer]), action.repeats);
    else if (action.do === 'fail') effects.fail(action.reason);
    else if (action.do === 'send') effects.send();
    else effects[action.do](what);
  }

  function startTimer(name: TimerName, length: number, repeats: boolean): void {
    if (repeats && (timing.reliable || copies >= timing.copies)) return;
    if (machine.states[state]?.[name] === undefined) return;
    if (repeats) copies += 1;
    lengths[name] = length;
    timers.get(name)?.cancel();
    timers.set(
      name,
      clock.after(length, () => expire(name)),
    );
  }

  function expire(name: TimerName): void {
    timers.delete(name);
    input(name);
  }

  /** A timer that the state has no arrow for would change nothing. */
  function stopTimers(): void {
    for (const [name, timer] of timers) {
      if (machine.states[state]?.[name] !== undefined) continue;
      timer.cancel();
      timers.delete(name);
    }
  }
}
