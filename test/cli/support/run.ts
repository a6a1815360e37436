/** Runs the command line as a shell does: the bundle as a process of its own, in a folder of its own. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bundles, buildBundles } from '../../support/bundles.ts';

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

export class Shell {
  readonly folder = mkdtempSync(join(tmpdir(), 'sipwright-cli-'));
  readonly #bundles: Bundles = buildBundles('cli.js');
  readonly #started: ChildProcess[] = [];

  /** Writes a file into the folder and gives its name. */
  write(name: string, content: string | Uint8Array): string {
    writeFileSync(join(this.folder, name), content);
    return name;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Starts a command, in English and without colours unless the environment says otherwise. */
  start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
    const child = spawn(process.execPath, [`${this.#bundles.folder}/cli.js`, ...args], {
      cwd: this.folder,
      env: { PATH: process.env.PATH, LANG: 'C', NO_COLOR: '1', ...env },
      stdio: 'pipe',
    });
    this.#started.push(child);
    return new Running(child);
  }

  run(args: readonly string[], { input = '', env }: RunOptions = {}): Promise<Outcome> {
    const running = this.start(args, env);
    running.child.stdin?.on('error', () => {});
    running.child.stdin?.end(input);
    return running.ended();
  }

  /** Leaves nothing behind, also when a test failed. */
  remove(): void {
    for (const child of this.#started) if (child.exitCode === null) child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
    this.#bundles.remove();
  }
}

/** A command that runs. */
export class Running {
  readonly child: ChildProcess;
  #stdout = '';
  #stderr = '';
  #wake: () => void = () => {};
  readonly #closed: Promise<unknown>;

  constructor(child: ChildProcess) {
    this.child = child;
    this.#closed = once(child, 'close').then(() => this.#wake());
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      this.#stdout += text;
      this.#wake();
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      this.#stderr += text;
      this.#wake();
    });
  }

  get stdout(): string {
    return this.#stdout;
  }

  /** Waits until standard output matches. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.#stdout);
      if (match !== null) return match;
      if (this.child.exitCode !== null) throw new Error(`It ended: ${this.#stdout}${this.#stderr}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async ended(): Promise<Outcome> {
    await this.#closed;
    return { status: this.child.exitCode, stdout: this.#stdout, stderr: this.#stderr };
  }
}
