/** What something costs: what it takes of a processor, which is the same whoever else wants one, and what the clock says meanwhile. */

import { performance } from 'node:perf_hooks';

export interface Cost {
  /** Milliseconds of a processor that this process has taken, with all of its threads. */
  readonly processor: number;
  /** Milliseconds by the clock: to be told, and never to be asserted. */
  readonly clock: number;
}

/** Starts to count; what comes back says how much it is by now. */
export function stopwatch(): () => Cost {
  const [clock, processor] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(processor);
    return { processor: (user + system) / 1000, clock: performance.now() - clock };
  };
}

/** A cost in words. */
export function costing({ processor, clock }: Cost): string {
  return `${processor.toFixed(1)} ms of a processor and ${clock.toFixed(1)} ms by the clock`;
}
