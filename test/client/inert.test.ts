/** Text that others wrote stays text. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inertLabel, inertMarkdown, inertPrompt } from '../../client/src/inert.ts';

test('in Markdown every sign is escaped, and nothing else is changed', () => {
  assert.equal(inertMarkdown('[a](command:x) <b> `c`'), '\\[a\\]\\(command\\:x\\) \\<b\\> \\`c\\`');
  assert.equal(inertMarkdown('https://a.example a@b.example'), 'https\\:\\/\\/a\\.example a\\@b\\.example');
  assert.equal(inertMarkdown('- one\n\n# two'), '\\- one \\# two');
  assert.equal(inertMarkdown('未发送 ⟨U+202E⟩'), '未发送 ⟨U\\+202E⟩');
});

test('in an input box a link is taken apart', () => {
  assert.equal(inertPrompt('realm [click](command:x)'), 'realm [click] (command:x)');
});

test('in the status bar an icon is taken apart', () => {
  assert.equal(inertLabel('200 $(check) OK'), '200 $ (check) OK');
});
