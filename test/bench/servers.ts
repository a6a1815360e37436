/** The two servers that take turns: ours, as it is shipped, and one that does nothing. */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { buildShippedBundles } from '../support/bundles.ts';

/** Paths of bundles. */
export interface Servers {
  readonly ours: string;
  readonly nothing: string;
  remove(): void;
}

export function buildServers(): Servers {
  const { folder, remove } = buildShippedBundles('server.js');
  const nothing = join(folder, 'null-server.cjs');
  const entry = fileURLToPath(new URL('./null-server.ts', import.meta.url));
  buildSync({ entryPoints: [entry], bundle: true, platform: 'node', target: 'node20', outfile: nothing });
  return { ours: join(folder, 'server.js'), nothing, remove };
}
