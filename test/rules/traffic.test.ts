/** Messages as real systems write them: nothing is said of any but what the manual calls a hint. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { lint, parse } from '../../server/src/core.ts';
import type { ProfileName } from '../../server/src/rules/rule.ts';

const folder = new URL('traffic/', import.meta.url);

const profiles: Readonly<Record<string, readonly ProfileName[]>> = {
  'mobile-networks.sip': ['rfc', 'ims'],
  'telephone-systems.sip': ['rfc', 'interop'],
  'telephones.sip': ['rfc', 'interop'],
  'video-surveillance.sip': ['gb28181'],
};

/** Ports in From and To, transport=tls, and ring tones by `cid:` are everywhere. */
const usual = ['deprecated-transport', 'misplaced-uri-part', 'unknown-content-id'];

test('is held to a profile, file by file', () => {
  assert.deepEqual(readdirSync(folder).toSorted(), Object.keys(profiles));
});

for (const [name, held] of Object.entries(profiles)) {
  for (const profile of held) {
    test(`${name}, held to ${profile}`, () => {
      const file = parse(readFileSync(new URL(name, folder), 'utf8'));
      assert.ok(file.blocks.every(({ block }) => block.message !== undefined));
      const said = lint(file, { profile }).map(({ severity, rule, start }) => `${start.line + 1} ${severity} ${rule}`);
      assert.deepEqual(
        said.filter((words) => !usual.some((rule) => words.endsWith(`hint ${rule}`))),
        [],
      );
    });
  }
}
