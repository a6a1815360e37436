/** The samples: clean under our own linter, answered by our own server, and full of mistakes where they say so. */

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { before, test } from 'node:test';
import { lint, parse } from '../server/src/core.ts';
import type { SendEvent, Sender } from '../server/src/ua/outgoing.ts';
import { createSender } from '../server/src/ua/send.ts';
import { type Serving, serve } from '../server/src/ua/serve.ts';
import { inTheEnd } from './support/leftovers.ts';
import { folder, sample, sendables, sendBlock } from './support/samples.ts';

/** By file, the final answer to each of its messages; those that stand here are all there are. */
const answers: Readonly<Record<string, readonly number[]>> = {
  'invite.sip': [200, 487, 486],
  'message.sip': [200, 200, 200],
  'options.sip': [200, 200, 404],
  'register.sip': [200, 200, 200, 200],
};

const mistakes: readonly (readonly string[])[] = [
  ['wrong-content-length'],
  ['malformed-via', 'empty-parameter'],
  ['missing-cseq', 'via-without-branch', 'missing-from-tag'],
  ['branch-without-cookie', 'max-forwards-out-of-range', 'cseq-out-of-range', 'cseq-method-mismatch'],
  ['stray-line', 'unbracketed-uri', 'malformed-header'],
  ['status-code-out-of-range', 'repeated-header'],
  ['unknown-directive', 'unknown-method', 'unresolved-variable', 'wrong-sip-version'],
];

let server: Serving;
let sender: Sender;

before(async () => {
  server = await serve({ port: 0, hosts: ['127.0.0.1'] });
  sender = createSender();
});

inTheEnd(async () => {
  await sender.close();
  await server.close();
});

test('every sample is either right or wrong on purpose', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sip'));
  assert.deepEqual(names.sort(), [...Object.keys(answers), 'mistakes.sip'].sort());
});

for (const [name, statuses] of Object.entries(answers)) {
  test(`nothing is said about ${name}`, () => {
    assert.deepEqual(
      lint(parse(sample(name))).map(({ rule, message }) => `${rule}: ${message}`),
      [],
    );
  });

  const messages = sendables(sample(name));
  test(`${name} holds as many messages as answers are known`, () => assert.equal(messages.length, statuses.length));
  for (const [index, { name: title }] of messages.entries()) {
    test(`${name}, "${title}" is answered with ${statuses[index]}`, async () => {
      assert.equal(await statusOf(name, index), statuses[index]);
    });
  }
}

test('the mistakes are found, each once', () => {
  const found = lint(parse(sample('mistakes.sip')));
  const byMessage = mistakes.map((_, index) => found.filter(({ message_index }) => message_index === index));
  assert.deepEqual(
    byMessage.map((problems) => problems.map(({ rule }) => rule)),
    mistakes.map((rules) => rules.filter((rule) => rule !== 'unknown-directive')),
  );
  assert.deepEqual(
    found.filter(({ message_index }) => message_index === null).map(({ rule }) => rule),
    ['unknown-directive'],
  );
});

/** The final status of one message of a sample, sent to the server of this test; a call that rings on is cancelled. */
async function statusOf(name: string, index: number): Promise<number | undefined> {
  const text = sample(name).replaceAll('127.0.0.1:5060', `127.0.0.1:${server.port}`);
  const message = sendables(text)[index];
  assert.ok(message !== undefined);
  let settle: (event: SendEvent) => void = () => {};
  const done = new Promise<SendEvent>((resolve) => {
    settle = resolve;
  });
  const account = { user: 'alice', password: 'secret' };
  // A call that is given up is done at once; its 487 comes later.
  let final: number | undefined;
  const exchange = await sendBlock(sender, message, account, (event) => {
    if (event.event === 'response' && (event.status ?? 0) >= 200) final = event.status;
    if (event.event === 'response' && event.status === 180 && message.name.includes('rings')) exchange.cancel();
    if (event.event === 'done') settle(event);
  });
  const { status } = await done;
  await exchange.close();
  return status ?? final;
}
