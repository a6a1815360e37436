/** Runs a transaction's table on a turned clock and writes down what it does, as `500 send`. */

import assert from 'node:assert/strict';
import type { Input, Machine, Timing } from '../../../server/src/ua/transaction/machine.ts';
import { run } from '../../../server/src/ua/transaction/run.ts';
import { manualClock } from '../../support/manual-clock.ts';

/** `[at, input]`: at that moment, that happens. */
export type Happening = readonly [at: number, input: Input];

/** What a transaction does in two minutes must be exactly `expected`; inputs without an arrow write `ignore`. */
export function diary(
  machine: Machine,
  timing: Timing,
  happenings: readonly Happening[],
  expected: readonly string[],
): void {
  const clock = manualClock();
  const lines: string[] = [];
  const transaction = run<string>(machine, timing, clock, {
    send: () => write('send'),
    deliver: (what) => write(`deliver ${what}`),
    absorb: (what) => write(`absorb ${what}`),
    acknowledge: (what) => write(`acknowledge ${what}`),
    fail: (reason) => write(`fail ${reason}`),
    end: () => write('end'),
  });
  transaction.start();
  for (const [at, input] of happenings) {
    clock.turn(at - clock.now());
    if (!transaction.input(input, input)) write(`ignore ${input}`);
  }
  clock.turn(120_000);
  assert.deepEqual(lines, expected);
  assert.equal(clock.running, 0, 'timers are left');

  function write(line: string): void {
    lines.push(`${clock.now()} ${line}`);
  }
}
