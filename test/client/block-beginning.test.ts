/** Whole messages are offered where a block begins, and no word of a message becomes one. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBlockBeginning } from '../../client/src/block-beginning.ts';

test('a block begins in an empty file, below a separator, and below directives, comments and variables', () => {
  for (const above of [
    [],
    [''],
    ['###'],
    ['INVITE sip:a SIP/2.0', '', '### two', '# @target udp:a', '@x = 1', '', '# note'],
  ])
    for (const before of ['', 'inv', '404', 'exchange-reg']) assert.equal(isBlockBeginning(before, above), true);
});

test('in a message, in its body, and behind anything else in a line none begins', () => {
  for (const above of [['INVITE sip:a SIP/2.0'], ['### one', 'SIP/2.0 200 OK', 'Expires: 600', '', 'v=0', '']])
    assert.equal(isBlockBeginning('info', above), false);
  for (const before of ['Expires: 600', '# @target', '@x = 1', ' info', 'INVITE sip:'])
    assert.equal(isBlockBeginning(before, []), false);
});
