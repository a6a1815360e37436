/** A real VS Code as a page: code-server's server on a free port of its own, and Chromium to look at it. */

import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { codeServer } from './code-server.ts';
import { find } from './run.ts';

export interface ServerOptions {
  /** True where VS Code asks whether a folder is to be trusted, and has its Restricted Mode. */
  readonly workspaceTrust?: boolean;
  readonly port?: number;
  /** Where extensions are installed; else nowhere that lasts. */
  readonly extensionsFolder?: string;
  /** Settings of the user, of those that a machine may have. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface CodeServer {
  readonly address: string;
  /** Its settings and state: a folder of its own. */
  readonly dataFolder: string;
  readonly process: ChildProcess;
  /** Takes the place of the settings that it was started with. */
  set(settings: Readonly<Record<string, unknown>>): void;
  stop(): Promise<void>;
}

/** What the workbench is opened with. */
export interface Opening {
  readonly folder?: string;
  /** A file of the folder to be shown. */
  readonly file?: string;
  readonly extensions: readonly string[];
  readonly tests?: string;
}

/** Serves VS Code on loopback, to whoever knows its token. */
export async function serveCode({
  workspaceTrust = false,
  port = 0,
  extensionsFolder,
  settings = {},
}: ServerOptions = {}): Promise<CodeServer> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'sipwright-code-'));
  writeSettings(dataFolder, settings);
  const token = randomUUID();
  const child = spawn(
    process.execPath,
    [
      await codeServer(),
      ...['--host', '127.0.0.1', '--port', String(port), '--connection-token', token],
      ...['--server-data-dir', dataFolder, '--accept-server-license-terms', '--disable-telemetry'],
      ...(extensionsFolder === undefined ? [] : ['--extensions-dir', extensionsFolder]),
      // Without the driver a built VS Code takes no extension under development from its address.
      ...['--enable-smoke-test-driver', ...(workspaceTrust ? [] : ['--disable-workspace-trust'])],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    end(child);
    await ended;
    process.off('exit', cleanUp);
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  };
  function cleanUp() {
    end(child);
    rmSync(dataFolder, { recursive: true, force: true });
  }
  // However we end, what we started ends with us: a signal by itself would run nothing on exit.
  process.once('exit', cleanUp);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
  const address = `http://127.0.0.1:${await portOf(child)}/?tkn=${token}`;
  return { address, dataFolder, process: child, set: (more) => writeSettings(dataFolder, more), stop };
}

/** The address that opens a folder with extensions under development, and runs tests where there are some. */
export function addressOf(
  { address }: Pick<CodeServer, 'address'>,
  { folder, file, extensions, tests }: Opening,
): string {
  const url = new URL(address);
  const remote = (path: string) => `vscode-remote://${url.host}${path}`;
  const payload = [
    ...extensions.map((path) => ['extensionDevelopmentPath', remote(path)]),
    ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
    ...(file === undefined ? [] : [['openFile', remote(file)]]),
    ['skipWelcome', 'true'],
  ];
  if (folder !== undefined) url.searchParams.set('folder', folder);
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

/** Chromium without a window. It must not reach for the network, nor fail for want of a sandbox when root runs it, nor keep a page that a test has changed from its own server. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_EXECUTABLE ?? find('chromium') ?? find('google-chrome');
  const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
  return chromium.launch({
    ...(executablePath === undefined ? { channel: 'chrome' } : { executablePath }),
    args: [...quiet, '--disable-features=LocalNetworkAccessChecks', '--no-sandbox', '--disable-gpu', '--disable-sync'],
  });
}

/** Opens the workbench, shows what its console and the extension host's say, and waits for the suite's exit code. */
export async function runInPage(page: Page, address: string): Promise<number> {
  const exit = new Promise<number>((resolve, reject) => {
    page.once('crash', () => reject(new Error('The page crashed.')));
    void page.exposeFunction('codeAutomationLog', (_type: string, said: readonly unknown[]) => console.log(...said));
    void page.exposeFunction('codeAutomationExit', resolve);
  });
  // Who runs it has an end of its own for a machine that is busy.
  await page.goto(address, { timeout: 0 });
  return exit;
}

/** What belongs to VS Code's services rather than to an editor is off: nothing of it can be reached, and it only complains. */
function writeSettings(dataFolder: string, more: Readonly<Record<string, unknown>>): void {
  const quiet = {
    'chat.disableAIFeatures': true,
    'extensions.ignoreRecommendations': true,
    'git.enabled': false,
    'remote.autoForwardPorts': false,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
  };
  const folder = join(dataFolder, 'data', 'Machine');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...quiet, ...more }));
}

/** The server says its port once it listens. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk;
      const [, port] = /Extension host agent listening on (\d+)/.exec(output) ?? [];
      if (port !== undefined) resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', (status) => reject(new Error(`code-server ended with ${status}:\n${output}`)));
  });
}

/** The server and its extension hosts: the whole group. */
function end(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGTERM');
  } catch {
    // It has just ended by itself.
  }
}
