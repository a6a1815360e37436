/** VS Code as the npm package code-server carries it, kept in the user's cache: for machines that can download no other. */

import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { npm, run } from './run.ts';

const version = '4.139.1';

/** The script that serves VS Code; installed on first use. */
export async function codeServer(): Promise<string> {
  const home = join(cacheFolder(), `code-server-${version}`);
  const main = join('node_modules', 'code-server', 'lib', 'vscode', 'out', 'server-main.js');
  if (!existsSync(join(home, main))) await install(home);
  return join(home, main);
}

/** It is unpacked beside its place and then renamed, so that an install that broke off is never taken for a whole one. */
async function install(home: string): Promise<void> {
  console.log(`Installing code-server ${version} into ${home}, once: 570 MB.`);
  mkdirSync(cacheFolder(), { recursive: true });
  const beside = mkdtempSync(`${home}-`);
  try {
    writeFileSync(join(beside, 'package.json'), JSON.stringify({ private: true }));
    await npmInstall(beside, `code-server@${version}`);
    await npmInstall(join(beside, 'node_modules', 'code-server', 'lib', 'vscode'), '--omit=dev');
    // Another run may have been quicker; what it installed is the same.
    if (!existsSync(home)) renameSync(beside, home);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

/** No script of a package runs: the native modules that would be compiled are ones that VS Code does without. */
async function npmInstall(cwd: string, ...parameters: string[]): Promise<void> {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await run(...npm('install', ...quiet, ...parameters), { cwd });
}

function cacheFolder(): string {
  return join(userCache(), 'sipwright');
}

function userCache(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  if (process.platform === 'win32') return process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  return process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
}
