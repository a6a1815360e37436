/** Runs other programs for the harness, and says what failed. */

import { type SpawnOptions, spawn, spawnSync } from 'node:child_process';

/** Runs a program to its end with its output shown, and fails when it fails. Nothing is asked: it has no standard input. */
export async function run(command: string, parameters: readonly string[], options: SpawnOptions = {}): Promise<void> {
  const child = spawn(command, parameters, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
  const status = await new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
  if (status !== 0) throw new Error(`"${[command, ...parameters].join(' ')}" ended with ${status}.`);
}

/** What a program prints, or undefined where it fails or does not exist. */
export function outputOf(command: string, parameters: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(command, parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return status === 0 ? stdout : undefined;
}

/** Where a program stands on the path. */
export function find(program: string): string | undefined {
  if (process.platform === 'win32') return outputOf('where', [program])?.split(/\r?\n/)[0];
  const path = `${process.env.PATH}:/usr/sbin`;
  const { status, stdout } = spawnSync('sh', ['-c', `command -v ${program}`], {
    encoding: 'utf8',
    env: { PATH: path },
  });
  return status === 0 ? stdout.trim() : undefined;
}

/** The npm that runs us, on the Node that runs us. */
export function npm(...parameters: string[]): readonly [string, readonly string[]] {
  const script = process.env.npm_execpath;
  return script === undefined ? ['npm', parameters] : [process.execPath, [script, ...parameters]];
}

/** A window needs one. */
export function hasScreen(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
