/** Keys are logged to files, and to nothing that would keep us waiting. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { canLogKeys } from '../../server/src/host/key-log.ts';
import { inTheEnd } from '../support/leftovers.ts';

const folder = mkdtempSync(join(tmpdir(), 'sipwright-keys-'));

inTheEnd(() => rmSync(folder, { recursive: true }));

test('a file is made for its owner alone, and what stands in one stays', () => {
  const [made, kept] = [join(folder, 'made'), join(folder, 'kept')];
  assert.equal(canLogKeys(made), true);
  assert.equal(statSync(made).mode & 0o777, 0o600);
  writeFileSync(kept, 'CLIENT_RANDOM');
  assert.equal(canLogKeys(kept), true);
  assert.equal(readFileSync(kept, 'utf8'), 'CLIENT_RANDOM');
});

test('neither a folder, nor a place that is not there, nor a pipe that nobody reads, nor a device', () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  for (const path of [folder, join(folder, 'none', 'keys'), pipe, '/dev/null'])
    assert.equal(canLogKeys(path), false, path);
});
