/** Trees stand printed beside their texts; `UPDATE=1` writes them anew, and the difference is read. */

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseFile } from '../../../server/src/sip/syntax/parse.ts';
import { printTree } from '../support/print-tree.ts';
import { folder, texts } from '../support/texts.ts';

for (const { name, text } of texts) {
  test(`the tree of ${name} is the one beside it`, () => {
    const beside = new URL(name.replace('.sip', '.tree'), folder);
    const printed = printTree(parseFile(text));
    if (process.env.UPDATE === '1') writeFileSync(beside, printed);
    assert.equal(printed, readFileSync(beside, 'utf8'));
  });
}
