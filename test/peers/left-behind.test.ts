/** A run that is ended in the middle takes its peers with it, and leaves docs/peers.md as it was. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { endWithFile } from '../support/leftovers.ts';
import { until } from './programs.ts';

const page = new URL('../../docs/peers.md', import.meta.url);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} ends a run with its peers`, async () => {
    const before = readFileSync(page, 'utf8');
    const mark = `PEERS_MARK=${process.pid}-${signal}`;
    const { child, output } = endlessRun(mark);
    await until(() => (output().includes('All of them wait.') ? true : undefined), `three peers: ${output()}`);
    // The runner, the file, SIPp, baresip, and Kamailio with its children.
    assert.ok(processesWith(mark).length > 5, `${processesWith(mark).length} processes`);
    child.kill(signal);
    assert.deepEqual(await once(child, 'close'), [1, null]);
    assert.match(output(), /Interrupted: docs\/peers\.md stays as it is\./u);
    await until(() => (processesWith(mark).length === 0 ? true : undefined), 'the end of all peers');
    assert.equal(readFileSync(page, 'utf8'), before);
  });
}

/** Runs `endless.ts` as `npm run peers` runs its files; every process of it inherits the mark. */
function endlessRun(mark: string) {
  const [name = '', value] = mark.split('=');
  const files = ['run.ts', 'endless.ts'].map((file) => join(import.meta.dirname, file));
  // What Node's runner tells a file of its own would make this one think that it is such a file.
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
  const child = spawn(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', ...files], {
    env: { ...environment, [name]: value },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const done = endWithFile(() => child.kill('SIGTERM'));
  child.once('close', done);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return { child, output: () => output };
}

/** The processes of this machine whose environment has a line; one that has ended and waits to be collected has none. */
function processesWith(line: string): readonly string[] {
  return readdirSync('/proc').filter((id) => /^\d+$/u.test(id) && environmentOf(id).includes(line));
}

function environmentOf(id: string): readonly string[] {
  try {
    return readFileSync(`/proc/${id}/environ`, 'utf8').split('\0');
  } catch {
    return [];
  }
}
