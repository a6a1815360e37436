/** The send engine against SIPp, whose scenarios check what they hear and fail when it is not as RFC 3261 has it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TransportName } from '../../server/src/ua/outgoing.ts';
import { createSender } from '../../server/src/ua/send.ts';
import { seeded } from '../sip/support/texts.ts';
import { invite, type Options, type Run, request, send } from '../ua/exchange.ts';
import { own } from './own.ts';
import { type SippSettings, sipp } from './sipp.ts';

interface Scene extends SippSettings {
  readonly scenario: string;
  readonly method: string;
  readonly options?: Options;
  readonly act?: (run: Run) => Promise<void>;
}

/** Plays a scenario to its end, and gives what we saw; SIPp must be content. */
async function play({ scenario, method, options = {}, act = async () => {}, ...settings }: Scene): Promise<Run> {
  const uas = own(await sipp(scenario, settings), ({ stop }) => stop());
  const { transport = 'udp', address = '127.0.0.1' } = settings;
  const run = send(
    { sender: own(createSender(), ({ close }) => close()) },
    textFor(method, transport, address, uas.port),
    { address, port: uas.port },
    { transport, ...options },
  );
  await act(run);
  await run.done;
  const { status, errors, log } = await uas.result();
  assert.equal(status, 0, `${errors}\n${log}\n${run.story().join('\n')}`);
  return run;
}

/** The moments at which somebody gives up are no events. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

let texts = 0;

function textFor(method: string, transport: TransportName, address: string, port: number): string {
  texts += 1;
  const host = address.includes(':') ? `[${address}]` : address;
  const uri = `sip:uas@${host}:${port}`;
  const via = `SIP/2.0/${transport.toUpperCase()} ${host};branch=z9hG4bK${port}x${Date.now()}x${texts};rport`;
  const text = method === 'INVITE' ? invite({ uri, via }) : request(method, { uri, via });
  return text.replace('call-1@', `${port}-${Date.now()}-${texts}@`);
}

for (const transport of ['udp', 'tcp'] as const) {
  for (const address of ['127.0.0.1', '::1'] as const) {
    test(`${transport} ${address}: a call with ACK and BYE`, async () => {
      const { story } = await play({
        scenario: 'answer',
        method: 'INVITE',
        transport,
        address,
        options: { endDialogs: true },
      });
      assert.deepEqual(story(), [
        'sent INVITE',
        'response 100',
        'response 180',
        'response 200',
        'sent ACK',
        'sent BYE',
        'response 200',
        'done 200',
      ]);
    });
  }
}

for (const transport of ['udp', 'tcp'] as const) {
  for (const address of ['127.0.0.1', '::1'] as const) {
    const way = { method: 'INVITE', transport, address };
    test(`${transport} ${address}: a refusal, whose ACK takes the branch of the INVITE`, async () => {
      const { story } = await play({ scenario: 'busy', ...way });
      assert.deepEqual(story(), ['sent INVITE', 'response 180', 'response 486', 'sent ACK', 'done 486']);
    });

    test(`${transport} ${address}: CANCEL while it rings, 200 for it, 487 for the INVITE, and its ACK`, async () => {
      const act = async ({ until, exchange }: Run) => {
        await until('response');
        exchange.cancel();
      };
      const { story } = await play({ scenario: 'cancel', ...way, act });
      const answers = ['failed cancelled', 'sent CANCEL', 'response 200', 'response 487', 'sent ACK'];
      assert.deepEqual(story(), ['sent INVITE', 'response 180', ...answers, 'done 487']);
    });
  }
}

test('200 calls that ring and are given up at any moment: SIPp sees CANCEL and ACK of each', async () => {
  const calls = 200;
  const uas = own(await sipp('cancel', { calls }), ({ stop }) => stop());
  const sender = own(createSender(), ({ close }) => close());
  const random = seeded(3);
  const outcomes: (number | undefined)[] = [];
  const call = async (): Promise<void> => {
    const to = { address: '127.0.0.1', port: uas.port };
    const { exchange, done } = send({ sender }, textFor('INVITE', 'udp', to.address, to.port), to);
    await pause(300 * random());
    exchange.cancel();
    outcomes.push((await done).status);
  };
  while (outcomes.length < calls) await Promise.all(Array.from({ length: 20 }, call));
  await sender.close();
  const { status, errors } = await uas.result();
  assert.equal(status, 0, errors);
  assert.deepEqual(
    outcomes,
    Array.from({ length: calls }, () => 487),
  );
});

test('two requests are lost: copies after 0.5 and 1.5 s, byte for byte the same', async () => {
  const { story } = await play({ scenario: 'lossy', method: 'OPTIONS', seesCopies: true });
  assert.deepEqual(story(), [
    'sent OPTIONS',
    'retransmission OPTIONS',
    'retransmission OPTIONS',
    'response 200',
    'done 200',
  ]);
});

test('the first INVITE is lost', async () => {
  const { story } = await play({
    scenario: 'lossy-invite',
    method: 'INVITE',
    seesCopies: true,
    options: { endDialogs: true },
  });
  assert.deepEqual(story().slice(0, 4), ['sent INVITE', 'retransmission INVITE', 'response 200', 'sent ACK']);
});

test('the first ACK is lost: the 200 comes again, and is acknowledged again', async () => {
  const { story } = await play({
    scenario: 'lossy-ack',
    method: 'INVITE',
    seesCopies: true,
    act: async ({ until, exchange }) => {
      await until('retransmission');
      await until('retransmission');
      exchange.end();
    },
  });
  assert.deepEqual(story().slice(0, 6), [
    'sent INVITE',
    'response 200',
    'sent ACK',
    'done 200 open',
    'retransmission 200',
    'retransmission ACK',
  ]);
});

test('the far end hangs up: its BYE is answered', async () => {
  const { story } = await play({
    scenario: 'hangup',
    method: 'INVITE',
    act: async ({ until }) => {
      await until('request');
    },
  });
  assert.deepEqual(story().slice(0, 6), [
    'sent INVITE',
    'response 200',
    'sent ACK',
    'done 200 open',
    'request BYE',
    'sent 200',
  ]);
});

for (const [name, offer] of [
  ['without qop', ', algorithm=MD5'],
  ['qop=auth', ', qop="auth", algorithm=MD5'],
  ['qop=auth-int', ', qop="auth-int", algorithm=MD5'],
] as const) {
  test(`SIPp's own digest agrees with ours: ${name}`, async () => {
    const options = { accounts: [{ user: 'alice', password: 'secret' }] };
    const { story } = await play({ scenario: 'auth', method: 'MESSAGE', options, keys: { offer } });
    assert.equal(story().at(-1), 'done 200');
  });
}
