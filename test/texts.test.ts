/** Which of our languages serves whom. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageFor } from '../server/src/texts/texts.ts';

test('a locale gets the language of its tongue and script, and English where there is none', () => {
  for (const locale of ['zh-cn', 'zh-CN', 'zh', 'zh-Hans', 'zh-SG', 'zh_CN.UTF-8', 'zh-Hans-HK'])
    assert.equal(languageFor(locale), 'zh-cn', locale);
  for (const locale of ['en', 'en-GB', 'C', 'POSIX', '', 'de_DE.UTF-8', 'tlh', '…', 'a_b@c.d'])
    assert.equal(languageFor(locale), 'en', locale);
});

test('who reads traditional characters gets English, as from VS Code and in the browser', () => {
  for (const locale of ['zh-tw', 'zh-TW', 'zh_TW.UTF-8', 'zh-HK', 'zh-Hant', 'zh-Hant-CN'])
    assert.equal(languageFor(locale), 'en', locale);
});
