/** The manual of the file format: what it links to and what links to it is there, and its examples are right. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { lint, parse } from '../server/src/core.ts';
import { rules } from '../server/src/rules/index.ts';
import { directives } from '../server/src/sip/directives/directive.ts';
import { functions } from '../server/src/sip/functions.ts';

const docs = new URL('../docs/', import.meta.url);
const manual = readFileSync(new URL('format.md', docs), 'utf8');

const anchors = new Set(
  [...manual.matchAll(/^#{1,4} (.+)$/gmu)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w -]/gu, '')
      .replaceAll(' ', '-'),
  ),
);

test('every rule of the file format finds its section', () => {
  const wanted = rules.flatMap(({ spec }) => (spec.startsWith('docs/format.md#') ? [spec.slice(15)] : []));
  assert.notEqual(wanted.length, 0);
  assert.deepEqual(
    wanted.filter((anchor) => !anchors.has(anchor)),
    [],
  );
});

test('every link leads somewhere', () => {
  for (const [, file = '', anchor] of manual.matchAll(/\]\(([^)#]*)(?:#([^)]*))?\)/gu)) {
    if (file !== '') assert.ok(existsSync(new URL(file, docs)), file);
    else assert.ok(anchors.has(anchor ?? ''), anchor);
  }
});

test('every directive and every function stands in it', () => {
  // A bar is written with a backslash in a table.
  const text = manual.replaceAll(String.raw`\|`, '|');
  for (const { key, example } of directives) assert.ok(text.includes(`\`# @${key}`) && text.includes(example), key);
  for (const { name, example } of functions) assert.ok(text.includes(`\`{{${example}}}\``), name);
});

test('nothing is wrong with its examples', () => {
  const examples = [...manual.matchAll(/^```sip\n(.*?)^```$/gmsu)].map(([, text = '']) => text);
  assert.notEqual(examples.length, 0);
  for (const example of examples) {
    assert.deepEqual(
      lint(parse(example)).map(({ rule, message }) => `${rule}: ${message}`),
      [],
    );
  }
});
