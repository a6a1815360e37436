/** A sender alone in a process, so that what a hostile peer costs it can be weighed; `hostile.test.ts` is the peer, and runs it with `--expose-gc`. */

import { performance } from 'node:perf_hooks';
import type { TransportName } from '../../server/src/ua/outgoing.ts';
import { createSender } from '../../server/src/ua/send.ts';
import { stopwatch } from '../support/stopwatch.ts';
import { type Run, request, send } from './exchange.ts';

/** What it says at the end. */
export interface Weight {
  /** Megabytes of the process, before and after what is weighed; collected both times. */
  readonly before: number;
  readonly after: number;
  /** The most that it held in between. */
  readonly peak: number;
  /** The longest wait in milliseconds by the clock: for the end of a request, or for a turn of the loop. */
  readonly longest: number;
  /** The most milliseconds of a processor that one of them took, whoever else wanted it. */
  readonly busiest: number;
  readonly events: number;
}

const [task, transport, port, count] = process.argv.slice(2);
const peer = { address: '127.0.0.1', port: Number(port) };

/** The first rounds pay for compiled code and the buffers of the libraries; only the last is weighed. */
const rounds = 4;

/** What a peer costs it costs in every round, while code is compiled in some: one that costs no more than this ends the weighing. */
const little = { megabytes: 1, rounds: 12 };

const weight = task === 'lies' ? await lies(transport as TransportName, Number(count)) : await flood(Number(count));
process.stdout.write(`${JSON.stringify(weight)}\n`, () => process.exit());

/** One request after the other, each of which is answered with a lie. */
async function lies(by: TransportName, most: number): Promise<Weight> {
  let [before, after, peak, longest, busiest] = [0, 0, 0, 0, 0];
  for (let round = 1; round <= rounds || (after - before > little.megabytes && round <= little.rounds); round += 1) {
    before = await megabytes();
    [peak, longest, busiest] = [before, 0, 0];
    const sender = createSender();
    for (let index = 0; index < most; index += 1) {
      const via = `SIP/2.0/${by.toUpperCase()} 127.0.0.1;branch=z9hG4bKlie${index}`;
      const text = request('OPTIONS', { via });
      const trust = { verify: false };
      const run = await sent(() => send({ sender }, text, peer, { transport: by, timeout: 15, trust }));
      const cost = stopwatch();
      await run.done;
      const { processor, clock } = cost();
      [longest, busiest] = [Math.max(longest, clock), Math.max(busiest, processor)];
      peak = Math.max(peak, process.memoryUsage.rss() / 2 ** 20);
    }
    await sender.close();
    after = await megabytes();
  }
  return { before, after, peak, longest, busiest, events: 0 };
}

/** A request that has left; on a busy machine a connection may not come about within its patience. */
async function sent(ask: () => Run): Promise<Run> {
  for (;;) {
    const run = ask();
    const first = await Promise.race([run.until('sent'), run.done]);
    if (first.event === 'sent') return run;
  }
}

/** Requests that are answered with floods, of which the last counts. */
async function flood(most: number): Promise<Weight> {
  let [before, peak, longest, busiest, events] = [0, 0, 0, 0, 0];
  for (let round = 1; round <= rounds; round += 1) {
    before = await megabytes();
    [peak, longest, busiest] = [before, 0, 0];
    const sender = createSender();
    const run = send(
      { sender },
      request('OPTIONS', { via: `SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKflood${round};rport` }),
      peer,
    );
    await run.until('sent');
    for (const end = performance.now() + most; performance.now() < end; ) {
      const cost = stopwatch();
      await new Promise((resolve) => setImmediate(resolve));
      const { processor, clock } = cost();
      [longest, busiest] = [Math.max(longest, clock), Math.max(busiest, processor)];
      peak = Math.max(peak, process.memoryUsage.rss() / 2 ** 20);
    }
    events = run.events.all.length;
    await sender.close();
  }
  return { before, after: await megabytes(), peak, longest, busiest, events };
}

async function megabytes(): Promise<number> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  globalThis.gc?.();
  return process.memoryUsage.rss() / 2 ** 20;
}
