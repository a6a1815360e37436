/** Starts programs as peers: each in a process group of its own, on free loopback ports, with nothing left behind. */

import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { tcpPeer, udpPeer } from '../support/loopback.ts';
import { openSockets } from '../support/open-sockets.ts';

export interface Program {
  readonly process: ChildProcess;
  /** What it wrote, both streams together. */
  readonly output: () => string;
  /** Its exit status, once its output is complete. */
  readonly ended: Promise<number | null>;
  /** Halts it and all that it started; only `stop` goes on from there. */
  readonly freeze: () => void;
  /** Ends it and all that it started, by force where it takes longer than so many milliseconds. */
  readonly stop: (patience?: number) => Promise<void>;
}

const groups = new Set<number>();
const folders = new Set<string>();

process.on('exit', () => {
  for (const group of groups) kill(group, 'SIGKILL');
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});
// By itself a process that a signal ends calls nobody, and its peers would stay.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => process.exit(128 + constants.signals[signal]));

/** Fails with what to install when a program is missing. */
export function need(program: string, debianPackage: string): void {
  const { status } = spawnSync('sh', ['-c', `command -v ${program}`], {
    env: { PATH: `${process.env.PATH}:/usr/sbin` },
  });
  assert.equal(status, 0, `${program} is missing: apt-get install --no-install-recommends ${debianPackage}`);
}

export function start(command: string, parameters: readonly string[], environment: NodeJS.ProcessEnv = {}): Program {
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin`, ...environment };
  const child = spawn(command, parameters, { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env });
  const group = child.pid;
  assert.ok(group !== undefined, `${command} cannot be started`);
  groups.add(group);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (status) => {
      groups.delete(group);
      resolve(status);
    });
  });
  const stop = async (patience = 3000) => {
    // The group, since Kamailio's children would go on holding their ports.
    kill(group, 'SIGTERM');
    const late = setTimeout(() => kill(group, 'SIGKILL'), patience);
    await ended;
    clearTimeout(late);
  };
  const freeze = () => kill(group, 'SIGSTOP');
  return { process: child, output: () => output, ended, freeze, stop };
}

/** Where each test file begins to look, so that two that run side by side do not find the same; below the ports that the system hands out by itself. */
const [lowest, count] = [20_000, 12_000];
let place = (process.pid * 499) % count;

/** A port that is free for UDP and TCP on 127.0.0.1 and ::1, and with it as many that follow. */
export async function freePort(following = 0): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = lowest + place;
    place = (place + 1 + following) % (count - following);
    const ports = Array.from({ length: 1 + following }, (_none, index) => port + index);
    if ((await Promise.all(ports.map(isFree))).every(Boolean)) return port;
  }
  throw new Error('no port is free');
}

/** A folder that is gone when the tests are over. */
export function folder(name: string): string {
  const path = mkdtempSync(join(tmpdir(), `${name}-`));
  folders.add(path);
  return path;
}

/** True once a process has a socket on the port. */
export function isBound({ pid }: ChildProcess, port: number, transport: 'udp' | 'tcp'): boolean {
  return openSockets(pid).some((socket) => socket.port === port && socket.transport === transport);
}

/** Waits for something that another process brings about; gives up after ten seconds. */
export async function until<T>(find: () => T | undefined, what: string): Promise<T> {
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const found = find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`${what} did not happen`);
}

async function isFree(port: number): Promise<boolean> {
  const open = [];
  try {
    for (const address of ['127.0.0.1', '::1']) {
      open.push(await udpPeer(address, port));
      open.push(await tcpPeer(address, port));
    }
    return true;
  } catch {
    return false;
  } finally {
    await Promise.all(open.map((peer) => peer.close()));
  }
}

function kill(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch {
    // It is gone already.
  }
}
