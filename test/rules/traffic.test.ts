/** Messages as real systems write them: what is said of any is a hint at most. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { lint, parse } from '../../server/src/core.ts';
import type { ProfileName } from '../../server/src/rules/rule.ts';

const folder = new URL('traffic/', import.meta.url);

const profiles: Readonly<Record<string, readonly ProfileName[]>> = {
  'browsers-and-rooms.sip': ['rfc', 'interop'],
  'mobile-networks.sip': ['rfc', 'ims'],
  'telephone-systems.sip': ['rfc', 'interop'],
  'telephones.sip': ['rfc', 'interop'],
  'video-surveillance.sip': ['gb28181'],
};

test('is held to a profile, file by file', () => {
  assert.deepEqual(readdirSync(folder).toSorted(), Object.keys(profiles));
});

for (const [name, held] of Object.entries(profiles)) {
  for (const profile of held) {
    test(`${name}, held to ${profile}`, () => {
      const file = parse(readFileSync(new URL(name, folder), 'utf8'));
      assert.ok(file.blocks.every(({ block }) => block.message !== undefined));
      const grave = lint(file, { profile }).filter(({ severity }) => severity === 'error' || severity === 'warning');
      assert.deepEqual(
        grave.map(({ rule, start, message }) => `${start.line + 1} ${rule}: ${message}`),
        [],
      );
    });
  }
}
