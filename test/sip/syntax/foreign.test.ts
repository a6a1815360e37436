/** Binding files of PyQt are told from SIP messages. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isForeign } from '../../../server/src/sip/syntax/foreign.ts';

test('binding files are foreign', () => {
  assert.equal(isForeign('%Module(name=example)\n'), true);
  assert.equal(isForeign('// made by hand\r\n\r\n%Include example.sip\r\n'), true);
  assert.equal(isForeign('/* a\n * comment\n */\nclass Example : public Other\n{\n'), true);
  assert.equal(isForeign('/* a\n * comment\n */\nclass Example\n{\n'), true);
  assert.equal(isForeign('\u{FEFF}#include <x.h>\n'), true);
  assert.equal(isForeign('namespace example {'), true);
});

test('messages, and files that hold little yet, are not', () => {
  for (const text of [
    '',
    '\n\n',
    '// only a comment\n',
    '/* open',
    'INVITE sip:a SIP/2.0',
    '# @name x\n',
    '%',
    'class: x',
  ]) {
    assert.equal(isForeign(text), false, text);
  }
});
