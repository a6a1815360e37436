/** Rules say what they are about, so that they are not run on other messages: held true by running them there. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextOf } from '../../server/src/rules/analyse.ts';
import { inWholeMessage, readExample } from '../../server/src/rules/common/examples.ts';
import { checkedSdp } from '../../server/src/rules/common/sdp.ts';
import { rules } from '../../server/src/rules/index.ts';
import type { Report } from '../../server/src/rules/rule.ts';
import { isAbout, selectionOf } from '../../server/src/rules/subject.ts';
import { parseFile } from '../../server/src/sip/syntax/parse.ts';
import type { Block } from '../../server/src/sip/syntax/tree.ts';

const context = contextOf('utf8');
const blocks: readonly Block[] = rules
  .flatMap(({ examples: { good, bad } }) => [...good, ...bad])
  .flatMap((example) => parseFile(inWholeMessage(readExample(example)).text).blocks.map(({ block }) => block));

test('no rule has anything to say of a message without what it is about', () => {
  const pairs = blocks.flatMap((block) => rules.map((rule) => ({ block, rule })));
  let skipped = 0;
  for (const { block, rule } of pairs) {
    const { message } = block;
    if (rule.about === undefined || (message !== undefined && isAbout(rule.about, message))) continue;
    skipped += 1;
    const report: Report = () => assert.fail(`${rule.name} says what it is about, but reports in:\n${block.text}`);
    rule.checkBlock?.(block, report, context);
    if (message !== undefined) rule.checkMessage?.(message, report, context);
    const sdp = checkedSdp(block, context);
    if (sdp !== undefined) rule.checkSdp?.(sdp, report);
  }
  assert.ok(skipped > pairs.length / 5, `${skipped} of ${pairs.length} are left out`);
});

test('the same rules are picked for messages of one kind as for each by itself', () => {
  const select = selectionOf(rules);
  for (const block of blocks) {
    const { message } = block;
    const wanted = rules.filter(
      ({ about }) => about === undefined || (message !== undefined && isAbout(about, message)),
    );
    const { ofBlock, ofMessage, ofSdp } = select(message);
    assert.deepEqual(
      ofBlock,
      wanted.filter(({ checkBlock }) => checkBlock !== undefined),
    );
    if (message === undefined) continue;
    assert.deepEqual(
      ofMessage,
      wanted.filter(({ checkMessage }) => checkMessage !== undefined),
    );
    assert.deepEqual(
      ofSdp,
      wanted.filter(({ checkSdp }) => checkSdp !== undefined),
    );
  }
});
