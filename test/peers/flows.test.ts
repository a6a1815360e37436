/** Flows that a registration keeps open, as RFC 5626 §4.4 has it: Kamailio wants to hear of them every two seconds, and answers. */

import assert from 'node:assert/strict';
import { before, describe, type TestContext, test } from 'node:test';
import { bytesOf } from '../../server/src/ua/bytes.ts';
import { type Certificates, makeCertificates } from '../support/certificates.ts';
import { respond, wireOf } from '../ua/exchange.ts';
import { alice, asking, certificateFiles } from './asking.ts';
import { type Kamailio, kamailio } from './kamailio.ts';
import { freePort } from './programs.ts';
import { nameOf, type Way, ways } from './ways.ts';

let certificates: Certificates;

before(() => {
  certificates = makeCertificates();
});

/** Alice, registered at a Kamailio of her own, which agreed to `outbound`. */
async function registered(t: TestContext, way: Way) {
  const peer: Kamailio = await kamailio({ certificate: certificateFiles(certificates) });
  t.after(() => peer.stop());
  const ask = asking(peer, certificates);
  const run = ask(t, way, {
    method: 'REGISTER',
    domain: 'flow.sip.test',
    to: '<sip:alice@sip.test>',
    from: await freePort(),
    accounts: [alice],
    more: ['Supported: outbound, path', 'Expires: 300'],
    incoming: 'ask',
    as: (text) =>
      text.replace(/^Contact: .*>/mu, '$&;+sip.instance="<urn:uuid:00000000-0000-1000-8000-000000000001>";reg-id=1'),
  });
  assert.equal((await run.until('done')).status, 200);
  return { peer, ask, run };
}

/** Longer than an unanswered keep-alive is waited for: 10 s on a connection (RFC 5626 §4.4.1), 39.5 s for a Binding Request (RFC 8489 §6.2.1). */
function patienceOf({ transport }: Way): number {
  return transport === 'udp' ? 45_000 : 15_000;
}

describe('Kamailio', { concurrency: true }, () => {
  describe('a flow that is kept alive every two seconds brings a MESSAGE after as long as silence is borne', {
    concurrency: true,
  }, () => {
    for (const way of ways.filter(({ address }) => address === '127.0.0.1')) {
      test(nameOf(way), async (t) => {
        const { ask, run } = await registered(t, way);
        await new Promise((resolve) => setTimeout(resolve, patienceOf(way)));
        const udp: Way = { transport: 'udp', address: '127.0.0.1' };
        const message = ask(t, udp, {
          method: 'MESSAGE',
          user: 'alice',
          more: ['Content-Type: text/plain'],
          body: 'Hello',
        });
        const request = await run.until('request');
        run.exchange.answer(request.incoming ?? '', bytesOf(respond(wireOf(request), '200 OK', { tag: 'alice' })));
        assert.equal((await message.until('done')).status, 200);
        assert.ok(!run.story().some((line) => line.startsWith('failed')), run.story().join(', '));
      });
    }
  });

  describe('it falls silent: that is told, and the registration is over', { concurrency: true }, () => {
    for (const way of ways.filter(({ transport, address }) => address === '127.0.0.1' && transport !== 'udp')) {
      test(nameOf(way), async (t) => {
        const { peer, run } = await registered(t, way);
        peer.freeze();
        const failed = await run.until('failed');
        assert.equal(failed.note?.key, 'flow-silent');
      });
    }
  });
});
