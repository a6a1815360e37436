/** Nothing is lost and nothing throws, whatever the text: all trials, on all processors. */

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Sample } from './corpus.ts';
import type { Progress } from './trial-thread.ts';
import { countOf } from './trials.ts';

/** Tells after each tenth how far it is; gives a line for each text that was lost or threw. */
export async function faultsInTrials(
  samples: readonly Sample[],
  say: (line: string) => void,
): Promise<readonly string[]> {
  const all = countOf(samples);
  const faults: string[] = [];
  let done = 0;
  const take = (progress: Progress): void => {
    const tenths = Math.floor((10 * done) / all);
    done += progress.done;
    faults.push(...progress.faults);
    if (Math.floor((10 * done) / all) > tenths) say(`${done} of ${all} texts parsed, printed and linted`);
  };
  const threads = availableParallelism();
  const shares = Array.from({ length: threads }, (_nothing, number) => ({ number, of: threads }));
  await Promise.all(shares.map((share) => run({ samples, share }, take)));
  if (done !== all) faults.push(`Of ${all} texts ${done} were tried`);
  return faults;
}

function run(workerData: unknown, take: (progress: Progress) => void): Promise<void> {
  const thread = new Worker(new URL('./trial-thread.ts', import.meta.url), { workerData });
  thread.on('message', take);
  return new Promise((resolve, reject) => {
    thread.once('error', reject);
    thread.once('exit', () => resolve());
  });
}
