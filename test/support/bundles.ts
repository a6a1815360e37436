/** The bundles that tests start, built anew for every run of a test file into a folder of their own, so that none is ever stale. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Bundles {
  readonly folder: string;
  remove(): void;
}

/** Builds the named bundles, such as `server.js`. */
export function buildBundles(...names: string[]): Bundles {
  return built(names);
}

/** The same, as they are shipped. */
export function buildShippedBundles(...names: string[]): Bundles {
  return built(names, '--minify');
}

function built(names: readonly string[], ...options: string[]): Bundles {
  const folder = mkdtempSync(join(tmpdir(), 'sipwright-'));
  const only = names.flatMap((name) => ['--only', name]);
  const all = ['esbuild.mjs', '--outdir', folder, ...options, ...only];
  execFileSync(process.execPath, all, { cwd: root, stdio: 'pipe' });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
