/** Every rule's examples are its tests: the bad ones are reported exactly as marked, the good ones are silent, and every fix mends. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fixTitleOf } from '../server/src/features/problem-words.ts';
import { inWholeMessage, readExample } from '../server/src/rules/common/examples.ts';
import { rules } from '../server/src/rules/index.ts';
import { homeOf } from '../server/src/rules/profiles.ts';
import type { Rule } from '../server/src/rules/rule.ts';
import type { Fix } from '../server/src/sip/problem.ts';
import { rules as english } from '../server/src/texts/en/rules.ts';
import { syntax as englishSyntax } from '../server/src/texts/en/syntax.ts';
import { textsFor } from '../server/src/texts/texts.ts';
import { rules as chinese } from '../server/src/texts/zh-cn/rules.ts';
import { syntax as chineseSyntax } from '../server/src/texts/zh-cn/syntax.ts';
import { applyFix, report, type Said, words } from './rules/support/example.ts';

const folder = new URL('../server/src/rules/', import.meta.url);

for (const rule of rules) {
  describe(rule.name, () => {
    const profile = homeOf(rule);

    test('good examples are silent', () => {
      assert.notEqual(rule.examples.good.length, 0);
      for (const good of rule.examples.good) {
        const { text } = inWholeMessage(readExample(good));
        const said = report(text, profile).filter(({ problem }) => problem.rule === rule.name);
        assert.deepEqual(lines(said), [], text);
      }
    });

    test('bad examples are reported as marked, and nothing else is', () => {
      assert.notEqual(rule.examples.bad.length, 0);
      for (const bad of rule.examples.bad) {
        const { text, expected } = inWholeMessage(readExample(bad));
        const said = report(text, profile);
        assert.deepEqual(lines(said), expected, text);
        assert.deepEqual(new Set(said.map(({ problem }) => problem.rule)), new Set([rule.name]));
      }
    });

    test('every fix mends what it is for', () => {
      for (const bad of rule.examples.bad) {
        const { text } = inWholeMessage(readExample(bad));
        for (const said of report(text, profile)) for (const fix of said.problem.fixes) checkFix(rule, text, said, fix);
      }
    });
  });
}

test('a rule is named like its file, and no name stands twice', () => {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && readFileSync(new URL(name, folder), 'utf8').includes('defineRule({'))
    .map((name) => name.slice(0, -3));
  assert.deepEqual(rules.map(({ name }) => name).sort(), files.sort());
});

test('every rule has its sentences in both languages, with the same values in them', () => {
  assert.deepEqual(Object.keys(english).sort(), rules.map(({ name }) => name).sort());
  assert.deepEqual(shapeOf(chinese), shapeOf(english));
  assert.deepEqual(shapeOf(chineseSyntax), shapeOf(englishSyntax));
  for (const { name } of rules) {
    for (const language of ['en', 'zh-cn']) {
      assert.ok(textsFor(language)('rules', `${name}/what`), name);
      assert.ok(textsFor(language)('rules', `${name}/why`), name);
    }
  }
});

function lines(said: readonly Said[]): string[] {
  return said.map(({ line }) => line);
}

/** The fault is gone after the fix, which has a title, and nothing worse has come instead. */
function checkFix(rule: Rule, text: string, { problem, start }: Said, fix: Fix): void {
  const title = fixTitleOf(problem, fix, words);
  assert.notEqual(title, fix.title, 'has a title');
  assert.doesNotMatch(title, /[{}]{1}(?!\{|\$|\})[a-z]+\}(?!\})/u, 'all values are filled in');
  const fixed = applyFix(text, start, fix);
  const left = report(fixed, homeOf(rule)).filter((said) => said.problem.rule === rule.name);
  const before = report(text, homeOf(rule)).filter((said) => said.problem.rule === rule.name);
  assert.ok(left.length < before.length, `${title} leaves in\n${fixed}\n${lines(left).join('\n')}`);
  const worst = report(fixed, homeOf(rule)).filter((said) => said.problem.severity === 'error');
  assert.ok(worst.length <= before.length, `${title} brings\n${lines(worst).join('\n')}\nin\n${fixed}`);
}

/** The keys of a table with the names of the values that each sentence shows. */
function shapeOf(sentences: object): unknown {
  return Object.fromEntries(
    Object.entries(sentences).map(([key, value]: [string, unknown]) => {
      if (typeof value === 'object' && value !== null) return [key, shapeOf(value)];
      return [key, [...new Set([...String(value).matchAll(/\{(\w+)/gu)].map(([, name]) => name))].sort()];
    }),
  );
}
