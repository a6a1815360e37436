/** Calls that are right, as they are captured or written: nothing is said of any, whichever hops of them are in the file, in whatever order. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callThroughProxies } from './support/call-through-proxies.ts';
import { eventfulCall, subscriptionCall } from './support/eventful-call.ts';
import { report } from './support/example.ts';

const all = callThroughProxies.map(({ lines }) => lines);

test('every message at every hop', () => assert.deepEqual(said(all), []));

for (const hop of ['1', '2', '3']) {
  test(`one place of the network: hop ${hop}`, () => {
    assert.deepEqual(said(callThroughProxies.filter(({ name }) => name.endsWith(hop)).map(({ lines }) => lines)), []);
  });
}

test('two places of the network that do not see each other', () => {
  assert.deepEqual(said(callThroughProxies.filter(({ name }) => !name.endsWith('2')).map(({ lines }) => lines)), []);
});

test('in reverse order', () => assert.deepEqual(said([...all].reverse()), []));

test('each message twice, as over a network that loses some', () => {
  assert.deepEqual(said(all.flatMap((lines) => [lines, lines])), []);
});

test('without any one of its messages', () => {
  for (const index of all.keys()) assert.deepEqual(said(all.toSpliced(index, 1)), [], `without ${index}`);
});

test('any two of its messages alone', () => {
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) assert.deepEqual(said([one, other]), []);
  }
});

for (const [name, messages] of [
  ['a call in which much happens', eventfulCall],
  ['a subscription that forks', subscriptionCall],
] as const) {
  test(name, () => assert.deepEqual(said(messages), []));
  test(`${name}, in reverse order`, () => assert.deepEqual(said([...messages].reverse()), []));
  test(`${name}, each message twice`, () => assert.deepEqual(said(messages.flatMap((lines) => [lines, lines])), []));
  test(`${name}, without any one of its messages`, () => {
    for (const index of messages.keys())
      assert.deepEqual(said(messages.toSpliced(index, 1)), [], `without ${messages[index]?.[0]}`);
  });
}

function said(messages: readonly (readonly string[])[]): string[] {
  return report(messages.map((lines) => lines.join('\n')).join('###\n')).map(
    ({ problem, line }) => `${problem.rule}: ${line}`,
  );
}
