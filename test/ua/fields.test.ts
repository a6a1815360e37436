/** What is read of a peer's fields, however they are written: RFC 3261 §17.1.3 matches by them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { branchOf, elementsOf, sequenceOf, topmostVia } from '../../server/src/ua/fields.ts';
import { readMessage } from '../../server/src/ua/received.ts';

function message(...fields: readonly string[]) {
  return readMessage(['SIP/2.0 200 OK', ...fields, '', ''].join('\r\n'));
}

test('a topmost Via is read as usual and as the grammar allows', () => {
  const read = (value: string) => {
    const { transport, host, port, branch } = topmostVia(message(`Via: ${value}`)) ?? {};
    return [transport, host, port, branch];
  };
  for (const [value, ...expected] of [
    ['SIP/2.0/UDP 192.0.2.1:5070;branch=z9hG4bK1', 'UDP', '192.0.2.1', 5070, 'z9hG4bK1'],
    ['SIP/2.0/tcp h;rport;branch=z9hG4bK1;received=192.0.2.2', 'TCP', 'h', undefined, 'z9hG4bK1'],
    ['SIP / 2.0 / UDP \t h : 5070 ; Branch = z9hG4bK1', 'UDP', 'h', 5070, 'z9hG4bK1'],
    ['SIP/2.0/UDP\r\n [2001:db8::1]:5070\r\n ;branch=z9hG4bK1', 'UDP', '2001:db8::1', 5070, 'z9hG4bK1'],
    ['SIP/2.0/UDP [2001:db8::1];branch=z9hG4bK1, SIP/2.0/TCP p;branch=2', 'UDP', '2001:db8::1', undefined, 'z9hG4bK1'],
    ['SIP/2.0/UDP h:70000;branch="a;b"', 'UDP', 'h', undefined, 'a;b'],
    ['SIP/2.0/UDP h;BRANCH=first;branch=second', 'UDP', 'h', undefined, 'first'],
    ['SIP/2.0/UDP h;branch=', 'UDP', 'h', undefined, undefined],
    ['SIP/2.0/UDP', 'UDP', '', undefined, undefined],
    ['nothing', '', '', undefined, undefined],
  ] as const)
    assert.deepEqual(read(value), expected, value);
  assert.equal(topmostVia(message('To: <sip:b@h>')), undefined);
});

test('the branch alone is the same as that of the whole Via, whichever is asked for first', () => {
  for (const value of [
    'SIP/2.0/UDP h;branch=z9hG4bK1',
    'SIP/2.0/UDP h;rport;branch= z9hG4bK1 ;received=192.0.2.2',
    'SIP/2.0/UDP h;x-branch=0;branch=z9hG4bK1',
    'SIP/2.0/UDP h;x=";branch=0";branch=z9hG4bK1',
    'SIP/2.0/UDP h;branchless;branch=z9hG4bK1',
    'SIP/2.0/UDP h;Branch=z9hG4bK1;branch=z9hG4bK2',
    'SIP/2.0/UDP h\r\n ;branch=z9hG4bK1',
    'SIP/2.0/UDP h, SIP/2.0/UDP p;branch=z9hG4bK2',
    'SIP/2.0/UDP h;branch',
  ]) {
    const [one, other] = [message(`v: ${value}`), message(`v: ${value} `)];
    const whole = topmostVia(other)?.branch;
    assert.equal(branchOf(one), whole, value);
    assert.equal(branchOf(other), whole, value);
  }
  assert.equal(branchOf(message('To: <sip:b@h>')), undefined);
});

test('a CSeq is a number and a method, and nothing else is', () => {
  const read = (value: string) => sequenceOf(message(`CSeq: ${value}`));
  assert.deepEqual(read('1 OPTIONS'), { number: 1, method: 'OPTIONS' });
  assert.deepEqual(read('4294967295\t\r\n  X-é'), { number: 4294967295, method: 'X-é' });
  for (const value of ['', '1', '1OPTIONS', 'OPTIONS', '-1 OPTIONS', '12345678901 OPTIONS', '1 A B', '1 A\u00a0B'])
    assert.equal(read(value), undefined, value);
});

test('the elements of all fields of a name count, without folds and without those that are empty', () => {
  const several = message('Route: <sip:a,b>, <sip:c>', 'route:,', 'ROUTE: "x, y"\r\n  <sip:d>,');
  assert.deepEqual(elementsOf(several, { name: 'Route' }), ['<sip:a,b>', '<sip:c>', '"x, y" <sip:d>']);
});
