/** No call is left behind at programs of others: calls through Kamailio to SIPp are given up at any moment, and SIPp must see each of them end. */

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { seeded } from '../sip/support/texts.ts';
import { makeCertificates } from '../support/certificates.ts';
import { inTheEnd } from '../support/leftovers.ts';
import { isLongRun } from '../support/long-run.ts';
import { type Ask, asking, certificateFiles } from './asking.ts';
import { type Kamailio, kamailio } from './kamailio.ts';
import { sipp } from './sipp.ts';
import { nameOf, ways } from './ways.ts';

let peer: Kamailio | undefined;
let ask: Ask;

before(async () => {
  const certificates = makeCertificates();
  peer = await kamailio({ certificate: certificateFiles(certificates) });
  ask = asking(peer, certificates);
});

// Where it did not start there is nothing to stop.
inTheEnd(() => peer?.stop());

/** Of each scene over each transport; thirteen hundred in all, or three hundred. */
const calls = isLongRun ? 130 : 30;

/** What SIPp does with a call, and within how many milliseconds it is given up: while it rings, or about when its answer is under way. */
const scenes = [
  { scenario: 'cancel', within: 100 },
  { scenario: 'given-up', within: 10 },
] as const;

describe('Kamailio', () => {
  describe('calls through it to SIPp are given up at any moment: SIPp sees each of them end', () => {
    for (const way of ways.filter(({ address }) => address === '127.0.0.1')) {
      test(nameOf(way), async (t) => {
        const random = seeded(1);
        for (const { scenario, within } of scenes) {
          // It fails when one of the calls does not end. Its patience is for all of them together, and a busy machine takes a second for five.
          const uas = await sipp(t, scenario, { calls, patience: 30 + calls });
          const ended = uas.result();
          ended.catch(() => {});
          const call = async (): Promise<void> => {
            const { exchange, events, done } = ask(t, way, { method: 'INVITE', user: `uas-${uas.port}` });
            // What is given up before never leaves.
            const first = await events.next();
            assert.equal(first.event, 'sent', first.note?.key);
            // The moment at which somebody gives up is no event.
            await new Promise((resolve) => setTimeout(resolve, within * random()));
            // What a user does who wants no call: cancels, and hangs up where it was answered all the same.
            exchange.cancel();
            exchange.end();
            await done;
            await exchange.close();
          };
          // Whoever calls a SIPp that has ended hears nothing for half a minute.
          const isMissing = ended.then(() => new Promise<never>(() => {}));
          for (let made = 0; made < calls; made += 5)
            await Promise.race([Promise.all(Array.from({ length: 5 }, call)), isMissing]);
          const { received } = await ended;
          const seen = (method: string) => received.filter((text) => text.startsWith(`${method} `)).length;
          // In docs/peers.md a diagnostic is something else.
          if (isLongRun)
            t.diagnostic(
              `${calls} calls over ${way.transport}: SIPp saw ${seen('CANCEL')} CANCEL and ${seen('BYE')} BYE`,
            );
          assert.equal(seen(scenario === 'cancel' ? 'CANCEL' : 'BYE'), calls);
        }
      });
    }
  });
});
