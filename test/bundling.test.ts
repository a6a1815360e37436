/** What the bundler is told of the libraries of others is true of them. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { inTheEnd } from './support/leftovers.ts';

const scratch = mkdtempSync(join(tmpdir(), 'sipwright-bundling-'));
inTheEnd(() => rmSync(scratch, { recursive: true, force: true }));

const { asModules }: { asModules: Plugin } = await import(new URL('../bundling/as-modules.mjs', import.meta.url).href);

/** Each of two files that the library passes on has its own: modules leave such a name out, and whoever imports it is told so by the bundler. */
const meanTwoThings = ['createMessageConnection', 'createProtocolConnection'];

const library = 'vscode-languageserver/node';

test('read as modules, the server library has all that it has for Node, to the members of its namespaces', async () => {
  const whole = createRequire(import.meta.url)(library) as Record<string, unknown>;
  const outfile = join(scratch, 'library.mjs');
  await build({
    stdin: { contents: `export * from '${library}';`, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    plugins: [asModules],
  });
  const read = (await import(pathToFileURL(outfile).href)) as Record<string, unknown>;
  assert.ok(Object.keys(whole).length > 300);
  assert.deepEqual(
    shapeOf(read),
    shapeOf(Object.fromEntries(Object.entries(whole).filter(([name]) => !meanTwoThings.includes(name)))),
  );
});

/** Names, kinds, and what has members of its own by those. */
function shapeOf(value: Record<string, unknown>): readonly string[] {
  return Object.entries(value)
    .map(([name, each]) => `${name}: ${typeof each}${membersOf(each)}`)
    .toSorted();
}

function membersOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? ` ${Object.keys(value).toSorted().join(' ')}` : '';
}
