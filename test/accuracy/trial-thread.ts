/** Runs one thread's share of the trials, and tells how far it is and which texts were lost or threw. */

import { parentPort, workerData } from 'node:worker_threads';
import { lint, parse, print } from '../../server/src/core.ts';
import type { Sample } from './corpus.ts';
import { type Share, trialsOf } from './trials.ts';

/** What the thread says now and then, and at its end. */
export interface Progress {
  readonly done: number;
  readonly faults: readonly string[];
}

/** After this many trials there is something to tell. */
const step = 2_000;

const { samples, share } = workerData as { readonly samples: readonly Sample[]; readonly share: Share };

let done = 0;
let faults: string[] = [];
for (const trial of trialsOf(samples, share)) {
  const fault = faultOf(trial);
  if (fault !== undefined) faults.push(fault);
  done += 1;
  if (done === step) tell();
}
tell();

function tell(): void {
  parentPort?.postMessage({ done, faults } satisfies Progress);
  done = 0;
  faults = [];
}

function faultOf({ name, text, encoding }: Sample): string | undefined {
  try {
    const file = parse(text, { encoding });
    const outside = lint(file).find(({ start, end }) => !isWithin(text, start.offset, end.offset));
    if (outside !== undefined)
      return `In a copy of ${name} ${outside.rule} points out of the text: ${JSON.stringify(text)}`;
    return print(file) === text ? undefined : `A copy of ${name} prints as something else: ${JSON.stringify(text)}`;
  } catch (error) {
    return `A copy of ${name} makes us throw ${error}: ${JSON.stringify(text)}`;
  }
}

function isWithin(text: string, start: number, end: number): boolean {
  return 0 <= start && start <= end && end <= text.length;
}
