/** Writes every generated file, or with `--check` compares them and names the stale ones. */

import { readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Artefact } from './artefact.ts';
import { inRepository } from './repository.ts';

const usage = 'Usage: npm run generate [-- --check]';

process.exitCode = await run(process.argv.slice(2));

async function run(options: readonly string[]): Promise<number> {
  if (options.some((option) => option !== '--check')) {
    console.error(usage);
    return 2;
  }
  const stale = await refresh(options.includes('--check'));
  if (!options.includes('--check') || stale.length === 0) return 0;
  console.error(`Stale, run "npm run generate":\n${stale.map((path) => `  ${path}`).join('\n')}`);
  return 1;
}

/** Gives the paths of the files that were not as they should be. */
async function refresh(onlyCompare: boolean): Promise<string[]> {
  const stale: string[] = [];
  for (const name of artefactNames()) {
    const { path, content }: Artefact = await import(`./artefacts/${name}`);
    const text = await content();
    if (text === undefined || text === (await present(path))) continue;
    stale.push(path);
    if (!onlyCompare) await write(path, text);
  }
  return stale;
}

/** Registries come first: they are made by reading file names and names of constants, and the others may import them. */
function artefactNames(): string[] {
  const names = readdirSync(new URL('artefacts/', import.meta.url)).filter((name) => name.endsWith('.ts'));
  const registries = names.filter((name) => name.endsWith('-index.ts'));
  const others = names.filter((name) => !name.endsWith('-index.ts'));
  return [...registries.sort(), ...others.sort()];
}

async function present(path: string): Promise<string | undefined> {
  return await readFile(inRepository(path), 'utf8').catch(() => undefined);
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(inRepository(path)), { recursive: true });
  await writeFile(inRepository(path), text);
  console.log(`Wrote ${path}`);
}
