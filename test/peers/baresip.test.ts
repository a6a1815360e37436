/** The send engine against baresip, a phone: by its own events and answers. */

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, type TestContext, test } from 'node:test';
import { createSender } from '../../server/src/ua/send.ts';
import { type Certificates, makeCertificates } from '../support/certificates.ts';
import { type Run, send } from '../ua/exchange.ts';
import { type Baresip, type BaresipSettings, baresip } from './baresip.ts';
import { textTo } from './play.ts';
import { freePort } from './programs.ts';
import { nameOf, type Way, ways } from './ways.ts';

let certificates: Certificates;
/** Certificate and key in one file, as baresip wants them. */
let certificate: string;

before(() => {
  certificates = makeCertificates();
  certificate = join(certificates.folder, 'both.pem');
  const parts = ['good.pem', 'good.key'].map((name) => readFileSync(join(certificates.folder, name)));
  writeFileSync(certificate, Buffer.concat(parts));
});

interface Asked extends Run {
  readonly phone: Baresip;
}

/** Sends a request to a baresip of its own. */
async function ask(
  t: TestContext,
  { way, method, ...settings }: BaresipSettings & { way: Way; method: string },
): Promise<Asked> {
  const { transport, address } = way;
  const phone = await baresip(t, { address, certificate, ...settings });
  const port = transport === 'tls' ? phone.tlsPort : phone.port;
  const sender = createSender();
  t.after(() => sender.close());
  // What it sends by itself goes where our Contact says.
  const from = await freePort();
  const text = textTo(port, method, way, from).replace('sip:uas@', 'sip:bob@');
  const trust = { authorities: certificates.authority };
  return { ...send({ sender }, text, { address, port }, { transport, trust, local: { address, port: from } }), phone };
}

function overItsWays(what: string, body: (test: TestContext, way: Way) => Promise<void>): void {
  describe(what, () => {
    for (const way of ways.filter(({ transport }) => ['udp', 'tcp', 'tls'].includes(transport)))
      test(nameOf(way), (t) => body(t, way));
  });
}

const udp: Way = { transport: 'udp', address: '127.0.0.1' };

describe('baresip', () => {
  overItsWays('OPTIONS is answered', async (t, way) => {
    const { until } = await ask(t, { way, method: 'OPTIONS' });
    assert.equal((await until('done')).status, 200);
  });

  overItsWays('it answers a call of ours, and we hang up', async (t, way) => {
    const { until, exchange, phone, story } = await ask(t, { way, method: 'INVITE' });
    assert.equal((await until('done')).status, 200);
    // It says so once the ACK is there.
    assert.equal((await phone.until('CALL_ESTABLISHED')).peeruri, 'sip:alice@example.com');
    exchange.end();
    await phone.until('CALL_CLOSED');
    await until('response');
    assert.deepEqual(story().slice(-2), ['sent BYE', 'response 200']);
  });

  overItsWays('it answers a call of ours, and hangs up', async (t, way) => {
    const { until, phone } = await ask(t, { way, method: 'INVITE' });
    assert.equal((await until('done')).status, 200);
    await phone.until('CALL_ESTABLISHED');
    await phone.command('hangup');
    assert.equal((await until('request')).method, 'BYE');
    await phone.until('CALL_CLOSED');
  });

  test('it rings, and refuses', async (t) => {
    const { until, phone, story } = await ask(t, { way: udp, method: 'INVITE', answers: false });
    assert.equal((await phone.until('CALL_INCOMING')).peeruri, 'sip:alice@example.com');
    await phone.command('hangup');
    await until('done');
    assert.deepEqual(story().slice(-3), ['response 486', 'sent ACK', 'done 486']);
  });

  test('it rings, and is picked up', async (t) => {
    const { until, phone, exchange, story } = await ask(t, { way: udp, method: 'INVITE', answers: false });
    await phone.until('CALL_INCOMING');
    await phone.command('accept');
    await until('done');
    await phone.until('CALL_ESTABLISHED');
    exchange.end();
    await phone.until('CALL_CLOSED');
    assert.deepEqual(story().slice(0, 4), ['sent INVITE', 'response 180', 'response 200', 'sent ACK']);
  });

  test('it rings, and we give up', async (t) => {
    const { until, phone, exchange } = await ask(t, { way: udp, method: 'INVITE', answers: false });
    while ((await until('response')).status !== 180);
    exchange.cancel();
    assert.equal((await until('done')).status, 487);
    await phone.until('CALL_CLOSED');
  });
});
