/** `npm start`: a real VS Code on samples/, with the extension loaded and something running that answers. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../server/src/ua/serve.ts';
import { find, hasScreen, run } from './run.ts';
import { addressOf, serveCode } from './workbench.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const samples = join(root, 'samples');
const first = join(samples, 'options.sip');

await run(process.execPath, ['esbuild.mjs'], { cwd: root });
await answer();
const code = hasScreen() ? find('code') : undefined;
await (code === undefined ? inBrowser() : onDesktop(code));

/** The samples are sent to the port that SIP has by default. */
async function answer(): Promise<void> {
  try {
    const { addresses } = await serve();
    console.log(`The local SIP server listens on ${addresses.join(', ')}.`);
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    console.warn(`The local SIP server cannot listen on port 5060; whatever does will be sent to. ${reason}`);
  }
}

async function onDesktop(code: string): Promise<never> {
  const profile = process.getuid?.() === 0 ? mkdtempSync(join(tmpdir(), 'sipwright-profile-')) : undefined;
  // Root's window opens only without a sandbox and with a profile of its own.
  const forRoot = profile === undefined ? [] : ['--no-sandbox', '--user-data-dir', profile];
  console.log('Opening VS Code. This ends, and the local SIP server with it, when its window is closed.');
  await run(code, ['--wait', '--new-window', '--disable-workspace-trust', ...forRoot, ...openings()], { cwd: root });
  if (profile !== undefined) rmSync(profile, { recursive: true, force: true });
  process.exit();
}

function openings(): string[] {
  return [`--extensionDevelopmentPath=${root}`, samples, first];
}

async function inBrowser(): Promise<void> {
  const server = await serveCode();
  const address = addressOf(server, { folder: samples, file: first, extensions: [root] });
  console.log(`\nVS Code is open on samples/ at:\n\n  ${address}\n\nCtrl+C ends it.`);
}
