/** Every note that the user agent can give has its sentence in every language, with the values that it comes with. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { send as en } from '../../server/src/texts/en/send.ts';
import { send as zh } from '../../server/src/texts/zh-cn/send.ts';

const source = readFileSync(new URL('../../server/src/ua/notes.ts', import.meta.url), 'utf8');

test('the sentences are those of the notes, in both languages', () => {
  const keyTypes = source.slice(source.indexOf('export type RefusalKey'));
  const keys = [...keyTypes.matchAll(/^ {2}\| '([^']+)'/gm)].map(([, key]) => key ?? '').sort();
  assert.ok(keys.length > 70);
  assert.deepEqual(Object.keys(en).sort(), keys);
  assert.deepEqual(Object.keys(zh).sort(), keys);
});

test('a sentence has the same values in both languages', () => {
  for (const [key, sentence] of Object.entries(en)) {
    assert.deepEqual(valuesIn(zh[key as keyof typeof zh]), valuesIn(sentence), key);
  }
});

function valuesIn(sentence: string): string[] {
  return [...new Set(sentence.match(/\{\w+\}/g))].sort();
}
