/** The package that people get, built anew, and put where a VS Code takes it from. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesInArchive } from '../support/archive.ts';
import { codeServer } from './code-server.ts';
import { outputOf } from './run.ts';

const script = fileURLToPath(new URL('../../package.mjs', import.meta.url));

/** Installs it as a person does; gives the folder of extensions, which is in `folder`. */
export async function installPackage(folder: string): Promise<string> {
  const extensions = join(folder, 'extensions');
  const folders = ['--extensions-dir', extensions, '--server-data-dir', join(folder, 'data')];
  const said = outputOf(process.execPath, [await codeServer(), '--install-extension', build(folder), ...folders]);
  assert.match(said ?? '', /successfully installed/);
  return extensions;
}

/** Unpacks it; gives the folder of the extension, which is in `folder`: everything that people get of it, and nothing else. */
export function unpackPackage(folder: string): string {
  for (const [name, content] of filesInArchive(readFileSync(build(folder)))) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return join(folder, 'extension');
}

function build(folder: string): string {
  const vsix = join(folder, 'sipwright.vsix');
  execFileSync(process.execPath, [script, '--out', vsix]);
  return vsix;
}
