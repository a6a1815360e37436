/** The package, built and installed into a folder as a person installs it. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeServer } from '../../../harness/code-server.ts';
import { outputOf } from '../../../harness/run.ts';
import { type Desk, type DeskOptions, openDesk } from '../editor.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** A desk with nothing of the sources in it. */
export async function openInstalledDesk(options: Omit<DeskOptions, 'installedIn'> = {}): Promise<Desk> {
  const scratch = mkdtempSync(join(tmpdir(), 'sipwright-installed-'));
  const extensions = join(scratch, 'extensions');
  const vsix = join(scratch, 'sipwright.vsix');
  assert.ok(outputOf(process.execPath, [join(root, 'package.mjs'), '--out', vsix]));
  const folders = ['--extensions-dir', extensions, '--server-data-dir', join(scratch, 'data')];
  const said = outputOf(process.execPath, [await codeServer(), '--install-extension', vsix, ...folders]);
  assert.match(said ?? '', /successfully installed/);
  const desk = await openDesk({ ...options, installedIn: extensions });
  return {
    ...desk,
    async close() {
      await desk.close();
      rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
