/** SIPp, started for a test with one of the scenarios beside this file: https://sipp.sourceforge.net, Debian's sip-tester. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, freePort, need, start, until } from './programs.ts';

export interface Sipp {
  readonly port: number;
  /** Every message that it received and sent, once it has ended. Fails unless the scenario went as it is written. */
  readonly result: () => Promise<SippResult>;
  readonly stop: () => Promise<void>;
}

export interface SippResult {
  /** The exit status: 0 when the call went as the scenario says and every check held. */
  readonly status: number | null;
  readonly errors: string;
  readonly messages: string;
  /** What the scenario wrote by `<log>`. */
  readonly log: string;
}

export interface SippSettings {
  readonly transport?: 'udp' | 'tcp';
  readonly address?: '127.0.0.1' | '::1';
  /** Whether SIPp answers copies by itself; a scenario that counts them must be told. */
  readonly seesCopies?: boolean;
  /** How many calls it takes; one when absent. */
  readonly calls?: number;
  /** Words of the scenario: `[name]` in it. */
  readonly keys?: Readonly<Record<string, string>>;
}

/** Starts a scenario that waits to be called. */
export async function sipp(
  scenario: string,
  { transport = 'udp', address = '127.0.0.1', seesCopies = false, calls = 1, keys = {} }: SippSettings = {},
): Promise<Sipp> {
  need('sipp', 'sip-tester');
  const path = folder('sipp');
  const port = await freePort();
  const file = (name: string) => join(path, name);
  const program = start('sipp', [
    ...['-sf', join(import.meta.dirname, 'sipp', `${scenario}.xml`)],
    ...['-i', address, '-p', String(port), '-bind_local', '-ci', '127.0.0.1', '-cp', String(await freePort())],
    ...['-mi', address, '-mp', String(await freePort()), '-t', transport === 'udp' ? 'u1' : 't1'],
    ...['-m', String(calls), '-nostdin', '-timeout', '20', '-timeout_error', '-recv_timeout', '10000'],
    ...['-trace_msg', '-message_file', file('messages'), '-trace_err', '-error_file', file('errors')],
    ...['-trace_logs', '-log_file', file('log')],
    ...(seesCopies ? ['-nr'] : []),
    ...Object.entries(keys).flatMap(([name, value]) => ['-key', name, value]),
  ]);
  const read = (name: string) => (existsSync(file(name)) ? readFileSync(file(name), 'latin1') : '');
  await until(() => (isBound(port, transport) || program.process.exitCode !== null ? true : undefined), 'SIPp');
  return {
    port,
    result: async () => {
      const status = await program.ended;
      return { status, errors: read('errors'), messages: read('messages'), log: read('log') };
    },
    stop: program.stop,
  };
}

/** True once somebody listens on the port: Linux lists its sockets by hexadecimal address and port. */
function isBound(port: number, transport: 'udp' | 'tcp'): boolean {
  const end = `:${port.toString(16).toUpperCase().padStart(4, '0')} `;
  return [transport, `${transport}6`].some((table) => readFileSync(`/proc/net/${table}`, 'latin1').includes(end));
}
