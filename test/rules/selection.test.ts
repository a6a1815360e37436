/** Rules say what they are about, so that they are not run on other messages: held true by running them there. */

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { contextOf } from '../../server/src/rules/analyse.ts';
import { inWholeMessage, readExample } from '../../server/src/rules/common/examples.ts';
import { checkedSdps } from '../../server/src/rules/common/sdp.ts';
import { rules } from '../../server/src/rules/index.ts';
import type { Report, Rule } from '../../server/src/rules/rule.ts';
import { selectionOf } from '../../server/src/rules/selection.ts';
import { parseFile } from '../../server/src/sip/syntax/parse.ts';
import type { Block } from '../../server/src/sip/syntax/tree.ts';
import { folder, sample } from '../support/samples.ts';

const context = contextOf('utf8');
const examples = rules
  .flatMap(({ examples: { good, bad } }) => [...good, ...bad])
  .map((example) => inWholeMessage(readExample(example)).text);

test('no rule has anything to say of a block without what it is about', () => {
  assert.deepEqual(wronglySkipped(examples), []);
});

test('nor of a block of which a part is missing, or has not been typed yet', () => {
  const damaged = examples.flatMap((text, index) => [
    withoutLine(text, index),
    text.slice(0, (index * 37) % text.length),
  ]);
  assert.deepEqual(wronglySkipped(damaged), []);
});

test('nor of the samples', () => {
  assert.deepEqual(
    wronglySkipped(
      readdirSync(folder)
        .filter((name) => name.endsWith('.sip'))
        .map(sample),
    ),
    [],
  );
});

test('of a message most rules are left out', () => {
  const select = selectionOf(rules);
  const run = blocksOf(examples).map((block) => Object.values(select(block)).flat().length);
  const average = run.reduce((sum, count) => sum + count, 0) / run.length;
  assert.ok(average < rules.length / 4, `${average} of ${rules.length} are run`);
});

/** The rules that report where their subject says that they need not be run, each once. */
function wronglySkipped(texts: readonly string[]): readonly string[] {
  const select = selectionOf(rules);
  const faults = new Map<string, string>();
  for (const block of blocksOf(texts)) {
    const { ofBlock, ofMessage, ofSdp } = select(block);
    const { message } = block;
    const sdps = checkedSdps(block, context);
    for (const rule of rules) {
      const report: Report = () => faults.set(rule.name, `${rule.name} is left out, but reports in:\n${block.text}`);
      if (!has(ofBlock, rule)) rule.checkBlock?.(block, report, context);
      if (message !== undefined && !has(ofMessage, rule)) rule.checkMessage?.(message, report, context);
      if (!has(ofSdp, rule)) for (const sdp of sdps) rule.checkSdp?.(sdp, report);
    }
  }
  return [...faults.values()];
}

function has(runs: readonly { readonly rule: Rule }[], rule: Rule): boolean {
  return runs.some((run) => run.rule === rule);
}

function blocksOf(texts: readonly string[]): readonly Block[] {
  return texts.flatMap((text) => parseFile(text).blocks.map(({ block }) => block));
}

function withoutLine(text: string, seed: number): string {
  const lines = text.split(/(?<=\n)/u);
  return lines.filter((_line, index) => index !== (seed % (lines.length - 1)) + 1).join('');
}
