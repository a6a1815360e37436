/** No line costs more than its length: twice as long takes about twice as long, whatever stands in it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import textmate from 'vscode-textmate';
import { grammarOf } from './support/colours.ts';

const grammar = await grammarOf('source.sip-message');
const size = 100_000;

/** Lines before the long one, and what the long one repeats. */
const places: readonly (readonly [name: string, before: string, start: string])[] = [
  ['preamble', '', ''],
  ['start line', '', 'INVITE '],
  ['unknown field', 'INFO sip:a SIP/2.0', 'X: '],
  ['From', 'INFO sip:a SIP/2.0', 'From: '],
  ['Via', 'INFO sip:a SIP/2.0', 'Via: '],
  ['Authorization', 'INFO sip:a SIP/2.0', 'Authorization: '],
  ['User-Agent', 'INFO sip:a SIP/2.0', 'User-Agent: '],
  ['Content-Type', 'INFO sip:a SIP/2.0', 'Content-Type: '],
  ['body', 'INFO sip:a SIP/2.0\n', ''],
  ['sdp', 'INFO sip:a SIP/2.0\nc: application/sdp\n', 'a='],
  ['multipart', 'INFO sip:a SIP/2.0\nc: multipart/mixed;boundary=a\n', '--'],
];

const pieces: readonly string[] = [
  'a',
  ' ',
  '<',
  '"',
  '(a',
  '{{',
  '{{a',
  '}}',
  '; ',
  ';a=',
  'sip:a:',
  'a@',
  'SIP/',
  ' SIP/',
  '1.',
  '--',
  'a/1/',
  ',',
  '?a',
  '[:',
  'IN IP4 ',
  'a<',
];

for (const [name, before, start] of places) {
  test(`a long line costs its length: ${name}`, () => {
    const line = (piece: string, length: number): string => start + piece.repeat(Math.ceil(length / piece.length));
    const costs = pieces.map((piece) => ({ piece, cost: cost(before, line(piece, size / 10)) }));
    // What is not linear is among the costliest already where lines are shorter.
    for (const { piece } of costs.toSorted((one, other) => other.cost - one.cost).slice(0, 3)) {
      const ratio = leastOf(3, () => cost(before, line(piece, size)) / cost(before, line(piece, size / 2)));
      assert.ok(ratio < 3, `${JSON.stringify(piece)} costs ${ratio.toFixed(1)} times as much when it is twice as long`);
    }
  });
}

/** Other work on the machine disturbs a measurement, so only what fails again and again has failed. */
function leastOf(attempts: number, measure: () => number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < attempts && least >= 3; attempt += 1) least = Math.min(least, measure());
  return least;
}

/** In milliseconds of the processor, which others do not share. */
function cost(head: string, line: string): number {
  let state = textmate.INITIAL;
  for (const each of head === '' ? [] : head.split('\n')) state = grammar.tokenizeLine2(each, state).ruleStack;
  const before = process.cpuUsage();
  grammar.tokenizeLine2(line, state);
  const { user, system } = process.cpuUsage(before);
  // What takes next to no time cannot be compared.
  return Math.max((user + system) / 1000, 10);
}
