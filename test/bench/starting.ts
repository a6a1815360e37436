/** How long a server takes that is started for a file, beside one that knows nothing: until it says what it can do, checks the file, and answers the first gesture. */

import { pulling, startClient } from '../support/lsp-client.ts';
import { type BenchMessage, fileOf } from './messages.ts';
import type { Servers } from './servers.ts';
import { quantile, shuffled } from './statistics.ts';

/** Milliseconds, medians; each from what stands before it. */
export interface StartRow {
  readonly name: string;
  readonly ready: number;
  readonly checked: number;
  readonly hovered: number;
}

const rounds = 11;
const bytes = 10_000;
const uri = 'file:///bench/start.sip';

export async function measureStarting(messages: readonly BenchMessage[], servers: Servers): Promise<StartRow[]> {
  const text = fileOf(messages, bytes);
  const times = new Map<'ours' | 'nothing', number[][]>([
    ['ours', []],
    ['nothing', []],
  ]);
  for (let round = 0; round < rounds; round += 1)
    for (const each of shuffled([...times.keys()])) times.get(each)?.push(await timesOf(servers[each], text));
  return [...times].map(([each, all]) => {
    const [ready = 0, checked = 0, hovered = 0] = [0, 1, 2].map((step) =>
      quantile(
        all.map((one) => one[step] ?? Number.NaN),
        0.5,
      ),
    );
    return { name: each === 'ours' ? 'Sipwright' : 'null server', ready, checked, hovered };
  });
}

/** The time of each step. */
async function timesOf(server: string, text: string): Promise<number[]> {
  const times: number[] = [];
  let last = performance.now();
  const lap = (): void => {
    const now = performance.now();
    times.push(now - last);
    last = now;
  };
  const client = await startClient({ server, capabilities: pulling });
  lap();
  await client.open(uri, text);
  await client.about('diagnostic', uri);
  lap();
  await client.at('hover', uri, { line: 1, character: 0 });
  lap();
  await client.stop();
  return times;
}
