/** The send engine against SIPp, whose scenarios check what they hear and fail when it is not as RFC 3261 has it. */

import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { createSender } from '../../server/src/ua/send.ts';
import { seeded } from '../sip/support/texts.ts';
import { linesOf, type Run, send, valueIn } from '../ua/exchange.ts';
import { play, textTo } from './play.ts';
import { sipp } from './sipp.ts';
import { nameOf, type SippWay, sippWays } from './ways.ts';

/** A test for each way that SIPp knows. */
function overItsWays(
  what: string,
  body: (test: TestContext, way: SippWay) => Promise<void>,
  concurrency = false,
): void {
  describe(what, { concurrency }, () => {
    for (const way of sippWays) test(nameOf(way), (t) => body(t, way));
  });
}

const udp = { transport: 'udp', address: '127.0.0.1' } as const;

describe('SIPp', () => {
  overItsWays('a call with ACK and BYE', async (t, way) => {
    const { story } = await play(t, {
      scenario: 'answer',
      method: 'INVITE',
      ...way,
      options: { endDialogs: true },
    });
    const answers = ['response 100', 'response 180', 'response 200'];
    assert.deepEqual(story(), ['sent INVITE', ...answers, 'sent ACK', 'sent BYE', 'response 200', 'done 200']);
  });

  overItsWays('a refusal, whose ACK takes the branch of the INVITE', async (t, way) => {
    const { story } = await play(t, { scenario: 'busy', method: 'INVITE', ...way });
    assert.deepEqual(story(), ['sent INVITE', 'response 180', 'response 486', 'sent ACK', 'done 486']);
  });

  overItsWays('CANCEL while it rings, 200 for it, 487 for the INVITE, and its ACK', async (t, way) => {
    const act = async ({ until, exchange }: Run) => {
      await until('response');
      exchange.cancel();
    };
    const { story } = await play(t, { scenario: 'cancel', method: 'INVITE', ...way, act });
    const answers = ['failed cancelled', 'sent CANCEL', 'response 200', 'response 487', 'sent ACK'];
    assert.deepEqual(story(), ['sent INVITE', 'response 180', ...answers, 'done 487']);
  });

  overItsWays('it hangs up: its BYE is answered', async (t, way) => {
    const act = async ({ until }: Run) => {
      await until('request');
    };
    const { story } = await play(t, { scenario: 'hangup', method: 'INVITE', ...way, act });
    const call = ['sent INVITE', 'response 200', 'sent ACK', 'done 200 open'];
    assert.deepEqual(story().slice(0, 6), [...call, 'request BYE', 'sent 200']);
  });

  test('200 calls that ring and are given up at any moment: it sees CANCEL and ACK of each', async (t) => {
    const calls = 200;
    const uas = await sipp(t, 'cancel', { calls });
    const sender = createSender();
    t.after(() => sender.close());
    const random = seeded(3);
    const outcomes: (number | undefined)[] = [];
    const call = async (): Promise<void> => {
      const text = textTo(uas.port, 'INVITE', udp);
      // Without copies: SIPp takes one that comes late for another call.
      const { exchange, done } = send({ sender }, text, { address: udp.address, port: uas.port }, { t1: 4000 });
      // The moment at which somebody gives up is no event.
      await new Promise((resolve) => setTimeout(resolve, 300 * random()));
      exchange.cancel();
      outcomes.push((await done).status);
    };
    while (outcomes.length < calls) await Promise.all(Array.from({ length: 10 }, call));
    await sender.close();
    await uas.result();
    assert.deepEqual(new Set(outcomes), new Set([487]));
    assert.equal(outcomes.length, calls);
  });

  test('two requests are lost: copies after 0.5 and 1.5 s, byte for byte the same', async (t) => {
    const { story } = await play(t, { scenario: 'lossy', method: 'OPTIONS', seesCopies: true });
    const copies = ['retransmission OPTIONS', 'retransmission OPTIONS'];
    assert.deepEqual(story(), ['sent OPTIONS', ...copies, 'response 200', 'done 200']);
  });

  test('the first INVITE is lost', async (t) => {
    const { story } = await play(t, {
      scenario: 'lossy-invite',
      method: 'INVITE',
      seesCopies: true,
      options: { endDialogs: true },
    });
    assert.deepEqual(story().slice(0, 4), ['sent INVITE', 'retransmission INVITE', 'response 200', 'sent ACK']);
  });

  // 64 × T1, Timer B, is 1.6 s.
  const impatient = { method: 'INVITE', options: { t1: 25 } };
  const happened = (story: readonly string[]) => story.filter((line) => !line.startsWith('retransmission'));

  overItsWays(
    'it answers a call after we gave up: it gets ACK and BYE',
    async (t, way) => {
      const { story } = await play(t, { scenario: 'late-answer', ...way, ...impatient });
      const end = ['failed no-answer', 'done', 'unexpected 200', 'sent ACK', 'sent BYE'];
      assert.deepEqual(happened(story()).slice(0, 6), ['sent INVITE', ...end]);
    },
    true,
  );

  overItsWays(
    'it begins to ring after we gave up: it gets CANCEL',
    async (t, way) => {
      const { story } = await play(t, { scenario: 'late-ring', ...way, ...impatient });
      const end = ['failed no-answer', 'done', 'unexpected 180', 'sent CANCEL', 'response 200', 'unexpected 487'];
      assert.deepEqual(happened(story()), ['sent INVITE', ...end, 'sent ACK']);
    },
    true,
  );

  test('the first ACK is lost: the 200 comes again, and is acknowledged again', async (t) => {
    const act = async ({ until, exchange }: Run) => {
      await until('retransmission');
      await until('retransmission');
      exchange.end();
    };
    const { story } = await play(t, { scenario: 'lossy-ack', method: 'INVITE', seesCopies: true, act });
    const call = ['sent INVITE', 'response 200', 'sent ACK', 'done 200 open'];
    assert.deepEqual(story().slice(0, 6), [...call, 'retransmission 200', 'retransmission ACK']);
  });

  test('it repeats its 200 until an ACK that is written by hand has come, and no longer', async (t) => {
    const { story, messages, received, retransmissions } = await play(t, {
      scenario: 'prompt',
      method: 'INVITE',
      options: { ack: 'off' },
      act: async ({ until, exchange, events }, { text, sender, to: peer }) => {
        // RFC 3261 §13.3.1.4: after 0.5 s, then 1 s, then 2 s.
        for (let copy = 0; copy < 3; copy += 1) await until('retransmission');
        const answer = events.all.find(({ status }) => status === 200)?.wire ?? new Uint8Array();
        const to = valueIn(Buffer.from(answer).toString('latin1'), 'To');
        await send({ sender }, acknowledging(text, to), peer).done;
        exchange.end();
      },
    });
    assert.ok(retransmissions >= 3, `${retransmissions} copies of the 200`);
    assert.ok(!story().includes('sent ACK'), 'none went by itself');
    assert.equal(received.filter((each) => each.startsWith('ACK ')).length, 1);
    const [, afterAck = ''] = messages.split(/^ACK /mu);
    assert.doesNotMatch(afterAck, /^CSeq: 1 INVITE/mu, 'no copy of the 200 behind the ACK');
  });

  for (const [name, offer] of [
    ['without qop', ', algorithm=MD5'],
    ['qop=auth', ', qop="auth", algorithm=MD5'],
    ['qop=auth-int', ', qop="auth-int", algorithm=MD5'],
  ] as const) {
    test(`its own digest agrees with ours: MD5, ${name}`, async (t) => {
      const options = { accounts: [{ user: 'alice', password: 'secret' }] };
      const { story, log } = await play(t, { scenario: 'auth', method: 'MESSAGE', options, keys: { offer } });
      assert.equal(story().at(-1), 'done 200');
      assert.match(log, /auth verified=true/u);
    });
  }
});

/** The ACK of a 2xx to an INVITE, as somebody would write it: RFC 3261 §13.2.2.4. */
function acknowledging(invite: string, to: string): string {
  const head = invite.split('\r\n\r\n', 1)[0] ?? '';
  const kept = head.split('\r\n').filter((line) => !/^Content-/iu.test(line));
  assert.equal(linesOf(head, 'CSeq').length, 1);
  return [...kept, 'Content-Length: 0', '', '']
    .join('\r\n')
    .replace(/^INVITE/u, 'ACK')
    .replace(/branch=\w+/u, `$&ack`)
    .replace(/^To: .*\r$/mu, `To: ${to}\r`)
    .replace(/^CSeq: .*\r$/mu, 'CSeq: 1 ACK\r');
}
