/** What a block waits for: steps and alternatives as they are written, and which messages they are. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agentOf, answeredBy, awaitedBy, isAwaited, readAwaited } from '../../../server/src/sip/directives/scene.ts';
import { parseBlock } from '../../../server/src/sip/syntax/parse.ts';
import { readMessage } from '../../../server/src/ua/received.ts';

test('steps follow one another, and each has its alternatives', () => {
  assert.deepEqual(readAwaited('180 | 183, 2xx'), [['180', '183'], ['2xx']]);
  assert.deepEqual(readAwaited('INVITE'), [['INVITE']]);
  for (const text of ['', '180,', '|', '1800', '7xx', 'IN VITE', '180;200']) assert.equal(readAwaited(text), undefined);
});

test('several lines follow one another, and the methods among them are answered by a response alone', () => {
  const preamble = '# @as bob\n# @recv 180|INVITE\n# @recv ACK, BYE\n';
  const response = parseBlock(`${preamble}SIP/2.0 200 OK\n`);
  assert.equal(agentOf(response), 'bob');
  assert.deepEqual(awaitedBy(response), [['180', 'INVITE'], ['ACK'], ['BYE']]);
  assert.deepEqual(answeredBy(response), ['INVITE', 'BYE']);
  assert.deepEqual(answeredBy(parseBlock(preamble)), []);
});

test('a method is a request, a status a response, a class all of its statuses', () => {
  const ringing = readMessage('SIP/2.0 180 Ringing\r\n\r\n');
  assert.ok(isAwaited(['183', '180'], ringing) && isAwaited(['1xx'], ringing));
  assert.ok(!isAwaited(['2xx', 'INVITE'], ringing));
  const invite = readMessage('INVITE sip:a@b SIP/2.0\r\n\r\n');
  assert.ok(isAwaited(['BYE', 'INVITE'], invite));
  assert.ok(!isAwaited(['invite', '1xx'], invite), 'methods are told apart by case (RFC 3261 §7.1)');
});
