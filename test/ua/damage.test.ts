/** Whatever a peer sends: nothing that reads it throws, hangs, or lets a line end of its own into what we send. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { topmostVia } from '../../server/src/ua/fields.ts';
import { mostParameters } from '../../server/src/ua/loose.ts';
import { readMessage } from '../../server/src/ua/received.ts';
import { endWithFile } from '../support/leftovers.ts';
import { isLongRun } from '../support/long-run.ts';
import { type Cost, costing, stopwatch } from '../support/stopwatch.ts';
import { bait, seeds, use } from './any-message.ts';

/** As many as `SIPWRIGHT_MESSAGES` says. */
const messages = Number(process.env.SIPWRIGHT_MESSAGES ?? (isLongRun ? 5_000_000 : 30_000));

test('T10: damaged messages', async (t) => {
  assert.ok(messages > 0);
  const threads = isLongRun ? availableParallelism() : 1;
  const count = Math.ceil(messages / threads);
  await Promise.all(Array.from({ length: threads }, (_, index) => useInThread(count, 20_261_124 + index)));
  const used = (threads * count).toLocaleString('en');
  t.diagnostic(`${used} damaged messages, none of which threw or brought lines of its own`);
});

/** Rejects with what was thrown there. */
async function useInThread(count: number, seed: number): Promise<void> {
  const thread = new Worker(new URL('damage-thread.ts', import.meta.url), { workerData: { count, seed } });
  const done = endWithFile(() => thread.terminate());
  await once(thread, 'exit');
  done();
}

test('every prefix of a message, and a message without each of its lines', () => {
  for (const text of seeds) {
    for (let end = 0; end <= text.length; end += 1) use(text.slice(0, end));
    const lines = text.split('\r\n');
    for (const index of lines.keys()) use(lines.toSpliced(index, 1).join('\r\n'));
  }
});

test('a value of 60 kB of anything takes a processor for no time', (t) => {
  let [slowest, worst]: [Cost, string] = [{ processor: 0, clock: 0 }, ''];
  const useTimed = (text: string): void => {
    const cost = stopwatch();
    use(text);
    const took = cost();
    if (took.processor > slowest.processor) [slowest, worst] = [took, text.slice(0, 80)];
  };
  for (const piece of [...bait, ' =', '; ', '" ', '\\"', 'a,', '<>', 'Digest ', 'a=', '; branch', ';tag', '\r\n\t']) {
    const long = piece.repeat(Math.ceil(60_000 / piece.length));
    for (const name of ['Via', 'Contact', 'To', 'Record-Route', 'WWW-Authenticate', 'CSeq', 'Content-Type']) {
      useTimed(`SIP/2.0 401 Unauthorized\r\n${name}: ${long}\r\n\r\n`);
    }
    useTimed(`INVITE sip:a SIP/2.0\r\nVia: ${long}\r\nAuthorization: ${long}\r\nContact: ${long}\r\n\r\n${long}`);
  }
  const figure = `the slowest took ${costing(slowest)}: ${JSON.stringify(worst)}…`;
  t.diagnostic(figure);
  assert.ok(slowest.processor < 250, figure);
});

test('of the parameters of one value the first hundred are read', () => {
  const read = (count: number, last: string) => {
    const parameters = Array.from({ length: count }, (_, index) => `;x${index}=y`).join('');
    const text = `SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 192.0.2.1${parameters}${last}\r\n\r\n`;
    return topmostVia(readMessage(text))?.params;
  };
  assert.equal(read(mostParameters - 1, ';branch=z9hG4bK1')?.get('branch'), 'z9hG4bK1');
  assert.equal(read(mostParameters, ';branch=z9hG4bK1')?.get('branch'), undefined);
  assert.equal(read(30 * mostParameters, '')?.size, mostParameters);
});
