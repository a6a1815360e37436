/** `npm run e2e:host`: runs the suites of host/ inside the extension host of a real VS Code, with the extension as it is packaged. */

import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { unpackPackage } from '../harness/package.ts';
import { hasScreen } from '../harness/run.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const suites = join(root, 'out', 'e2e', 'host.js');
const scratch = mkdtempSync(join(tmpdir(), 'sipwright-host-'));
const folder = join(scratch, 'folder');
const report = join(scratch, 'report.txt');
const times = join(scratch, 'times.txt');
const emptyFiles = ['empty-1.sip', 'empty-2.sip'].map((name) => join(folder, name));

/** Starts that are only timed, before the one that runs the suites. */
const timedStarts = 2;

/** Of processor time, for what the extension does until it is active, with what else its host does meanwhile. */
const mostMilliseconds = 100;

/** VS Code says much; it is shown only when something fails. */
const everything: string[] = [];
const heard = new Writable({
  write(chunk, _encoding, done) {
    everything.push(String(chunk));
    done();
  },
});

try {
  mkdirSync(folder);
  for (const file of [report, times, ...emptyFiles]) writeFileSync(file, '');
  await bundleSuites();
  const extension = unpackPackage(scratch);
  const executable = await vscode();
  for (let start = 0; start < timedStarts; start += 1)
    await startHost(executable, extension, { SIPWRIGHT_ONLY_START: 'yes' });
  await startHost(executable, extension, {});
  judgeTimes();
} catch (fault) {
  console.error(everything.join(''));
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
} finally {
  if (existsSync(report)) console.log(readFileSync(report, 'utf8'));
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
}

async function startHost(
  vscodeExecutablePath: string,
  extensionDevelopmentPath: string,
  more: Readonly<Record<string, string>>,
): Promise<void> {
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath,
    extensionTestsPath: suites,
    extensionTestsEnv: {
      SIPWRIGHT_FOLDER: folder,
      SIPWRIGHT_REPORT: report,
      SIPWRIGHT_TIMES: times,
      SIPWRIGHT_EMPTY_FILES: JSON.stringify(emptyFiles),
      ...more,
    },
    launchArgs: [folder],
    stdout: heard,
    stderr: heard,
  });
}

/** The quickest start counts: what else a machine does only adds to it. */
function judgeTimes(): void {
  const taken = readFileSync(times, 'utf8').trim().split('\n').map(Number);
  const least = Math.min(...taken);
  const sentence = `The extension starts in ${least} ms of processor time, the quickest of ${taken.join(', ')}.`;
  if (taken.length !== timedStarts + 1 || !(least <= mostMilliseconds)) throw new Error(sentence);
  appendFileSync(report, `\n  ${sentence}\n`);
}

/** Mocha is left out of the bundle: it loads its parts by name. */
async function bundleSuites(): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: ['test/e2e/host/index.ts'],
    outfile: suites,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

/** The VS Code that was named, else one that can be downloaded and has a screen, else code-server in a browser without a window. */
async function vscode(): Promise<string> {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named !== undefined) {
    if (!existsSync(named)) throw new Error(`VSCODE_EXECUTABLE names ${named}, which does not exist.`);
    return named;
  }
  if (hasScreen() && (await canDownload())) return downloadAndUnzipVSCode({ version: 'stable' });
  return fileURLToPath(new URL('../harness/code.ts', import.meta.url));
}

async function canDownload(): Promise<boolean> {
  const releases = 'https://update.code.visualstudio.com/api/releases/stable';
  const answer = await fetch(releases, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
  return answer?.ok === true;
}
