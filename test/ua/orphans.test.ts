/** No call is left behind: calls to the local server are given up at any moment, and the far end must have seen each of them end. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from '../../server/src/ua/bytes.ts';
import { closingPatience } from '../../server/src/ua/patience.ts';
import { createSender } from '../../server/src/ua/send.ts';
import { type ServeEvent, serve } from '../../server/src/ua/serve.ts';
import { seeded } from '../sip/support/texts.ts';
import { endWithFile } from '../support/leftovers.ts';
import { isLongRun } from '../support/long-run.ts';
import { invite, type Run, send, valueIn } from './exchange.ts';

/** More at once would be more transactions than the local server keeps, of which it hears no further ones. */
const calls = 200;
const rounds = isLongRun ? 5 : 1;

/** What is done with a call, and when. */
type GivingUp = (run: Run, index: number) => Promise<void>;

/** The local server rings after 100 ms and picks up after 500 ms; one call in three is given up at either side of that moment. */
function momentOf(random: () => number): number {
  return random() < 1 / 3 ? 480 + 40 * random() : 700 * random();
}

for (const transport of ['udp', 'tcp'] as const) {
  test(`T22: ${transport}: calls that are given up at any moment leave none behind`, async (t) => {
    const random = seeded(transport === 'udp' ? 1 : 2);
    const ends: string[] = [];
    const givingUp: GivingUp = async (run) => {
      await pause(momentOf(random));
      if (random() < 1 / 4) void run.exchange.close();
      else giveUp(run);
    };
    for (let round = 0; round < rounds; round += 1) ends.push(...(await endsOfCalls(transport, calls, givingUp)));
    t.diagnostic(told(ends));
    assert.deepEqual(orphansOf(ends), []);
    // The moments reach all that can become of a call.
    assert.ok(ends.includes('BYE') && ends.includes('CANCEL'), ends.join(', '));
  });
}

for (const transport of ['udp', 'tcp'] as const) {
  test(`T22: ${transport}: time in which the machine lets nobody run leaves no call behind that is being closed`, async (t) => {
    const some = 40;
    const ends = await endsOfCalls(transport, some, async ({ exchange }, index) => {
      // Some have left by then, some ring, some do not.
      await pause(5 * index);
      void exchange.close();
      if (index === some - 1) standStill(1.25 * closingPatience.silence);
    });
    t.diagnostic(told(ends));
    assert.deepEqual(orphansOf(ends), []);
    assert.ok(ends.includes('CANCEL'), told(ends));
  });
}

/** How so many calls ended for the far end. */
async function endsOfCalls(transport: 'udp' | 'tcp', count: number, givingUp: GivingUp): Promise<readonly string[]> {
  const heard: ServeEvent[] = [];
  const serving = await serve({ port: 0, hosts: ['127.0.0.1'], log: (event) => heard.push(event) });
  endWithFile(serving.close);
  const sender = createSender();
  endWithFile(sender.close);
  const call = async (index: number): Promise<void> => {
    const text = invite({
      uri: `sip:bob@127.0.0.1:${serving.port}`,
      via: `SIP/2.0/${transport.toUpperCase()} 127.0.0.1;branch=z9hG4bKorphan${index};rport`,
    }).replace('call-1@', `${index}@`);
    const run = send({ sender }, text, { address: '127.0.0.1', port: serving.port }, { transport });
    await givingUp(run, index);
    await run.done;
  };
  // The server forgets the oldest of more than a hundred.
  for (let first = 0; first < count; first += 40)
    await Promise.all(Array.from({ length: 40 }, (_, index) => call(first + index)));
  await sender.close();
  await serving.close();
  const byCall = new Map<string, ServeEvent[]>();
  for (const event of heard) {
    const callId = valueIn(textOf(event.wire), 'Call-ID');
    byCall.set(callId, [...(byCall.get(callId) ?? []), event]);
  }
  return Array.from({ length: count }, (_, index) => endOf(byCall.get(`${index}@example.com`) ?? []));
}

function told(ends: readonly string[]): string {
  const count = (end: string) => ends.filter((each) => each === end).length;
  const [ended, cancelled, never] = ['BYE', 'CANCEL', 'nothing left'].map(count);
  return `${ends.length} calls: ${ended} ended with BYE, ${cancelled} cancelled, ${never} never left`;
}

function orphansOf(ends: readonly string[]): readonly string[] {
  return ends.filter((end) => end.startsWith('orphan'));
}

/** What a user does who wants no call: cancels, and hangs up where it was answered all the same. */
function giveUp({ exchange }: Run): void {
  exchange.cancel();
  exchange.end();
}

/** How a call ended for the far end: `BYE` after 200 and ACK, `CANCEL` after 487 and ACK. */
function endOf(events: readonly ServeEvent[]): string {
  const lines = events
    .filter(({ again }) => !again)
    .map(({ wire }) => {
      const text = textOf(wire);
      const [first = ''] = text.split('\r\n');
      return first.startsWith('SIP')
        ? `${first.split(' ')[1]} ${valueIn(text, 'CSeq').split(' ')[1]}`
        : (first.split(' ')[0] ?? '');
    });
  const saw = (line: string) => lines.includes(line);
  if (!saw('INVITE')) return 'nothing left';
  if (saw('200 INVITE') && saw('ACK') && saw('BYE') && saw('200 BYE')) return 'BYE';
  // The ACK of another answer than 2xx is the transaction's, which keeps it from the log.
  if (saw('487 INVITE') && saw('CANCEL') && saw('200 CANCEL')) return 'CANCEL';
  return `orphan: ${lines.join(', ')}`;
}

/** Lets nothing in this process run, as a machine does that is busy with others. */
function standStill(milliseconds: number): void {
  for (const end = performance.now() + milliseconds; performance.now() < end; );
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
