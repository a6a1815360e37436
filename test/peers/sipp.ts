/** SIPp, started for a test with one of the scenarios beside this file: https://sipp.sourceforge.net, Debian's sip-tester. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { folder, freePort, isBound, need, start, until } from './programs.ts';

export interface Sipp {
  readonly port: number;
  /** What it saw and counted, once it has ended. Fails unless every call went as the scenario has it and every check held. */
  readonly result: () => Promise<SippResult>;
}

export interface SippResult {
  /** Every message that it received and sent. */
  readonly messages: string;
  /** Those that it received, in order. */
  readonly received: readonly string[];
  /** What the scenario wrote by `<log>`. */
  readonly log: string;
  /** How many copies it sent. */
  readonly retransmissions: number;
}

interface Counts {
  readonly successful: number;
  readonly failed: number;
  readonly retransmissions: number;
}

export interface SippSettings {
  readonly transport?: 'udp' | 'tcp';
  readonly address?: '127.0.0.1' | '::1';
  /** Whether SIPp answers copies by itself; a scenario that counts them must be told. */
  readonly seesCopies?: boolean;
  /** How many calls it takes; one when absent. */
  readonly calls?: number;
  /** What stands in the scenario where it has `[name]`. */
  readonly keys?: Readonly<Record<string, string>>;
  /** Whom a scenario that calls sends to, and by which port; without it the scenario waits to be called. */
  readonly callee?: { readonly user: string; readonly port: number };
  /** Seconds after which it gives up. */
  readonly patience?: number;
}

/** Starts a scenario, which is ended with the test. */
export async function sipp(
  test: TestContext,
  scenario: string,
  {
    transport = 'udp',
    address = '127.0.0.1',
    seesCopies = false,
    calls = 1,
    keys = {},
    callee,
    patience = 60,
  }: SippSettings = {},
): Promise<Sipp> {
  need('sipp', 'sip-tester');
  const path = folder('sipp');
  const port = await freePort();
  const file = (name: string) => join(path, name);
  writeFileSync(file('scenario'), filled(scenario, keys));
  const program = start('sipp', [
    ...['-sf', file('scenario')],
    ...['-i', address, '-p', String(port), '-bind_local', '-ci', '127.0.0.1', '-cp', String(await freePort())],
    // For media it takes two ports more.
    ...['-mi', address, '-mp', String(await freePort(2)), '-t', transport === 'udp' ? 'u1' : 't1'],
    ...['-m', String(calls), '-nostdin', '-timeout', String(patience), '-timeout_error'],
    ...['-recv_timeout', String(1000 * (patience - 2))],
    ...['-trace_msg', '-message_file', file('messages'), '-trace_err', '-error_file', file('errors')],
    ...['-trace_logs', '-log_file', file('log'), '-trace_stat', '-stf', file('counts')],
    ...(seesCopies ? ['-nr'] : []),
    ...(callee === undefined ? [] : ['-s', callee.user, `${bracketed(address)}:${callee.port}`]),
  ]);
  test.after(() => program.stop());
  const read = (name: string) => (existsSync(file(name)) ? readFileSync(file(name), 'latin1') : '');
  const hasEnded = () => program.process.exitCode !== null;
  await until(() => hasEnded() || isBound(program.process, port, transport) || undefined, 'SIPp');
  assert.ok(!hasEnded(), `SIPp does not run: ${program.output()}`);
  return {
    port,
    result: async () => {
      const status = await program.ended;
      const [messages, log] = [read('messages'), read('log')];
      assert.equal(status, 0, `${read('errors')}\n${log}\n${messages}`);
      const { successful, failed, retransmissions } = countsIn(read('counts'));
      assert.deepEqual({ successful, failed }, { successful: calls, failed: 0 });
      return { messages, received: receivedIn(messages), log, retransmissions };
    },
  };
}

/** SIPp has keys of its own, which a status line cannot begin with. */
function filled(scenario: string, keys: Readonly<Record<string, string>>): string {
  const text = readFileSync(join(import.meta.dirname, 'sipp', `${scenario}.xml`), 'utf8');
  return Object.entries(keys).reduce((all, [name, value]) => all.replaceAll(`[${name}]`, value), text);
}

function bracketed(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}

/** SIPp writes a line of dashes above each message, one that says which way it went, and a line end behind it. */
function receivedIn(messages: string): readonly string[] {
  const entries = messages.split(/^-{20,}.*$/mu);
  return entries.flatMap((entry) => /^\n\w+ message received[^\n]*\n\n([\s\S]*)\n$/u.exec(entry)?.[1] ?? []);
}

/** The last line of SIPp's table, which has everything since it began. */
function countsIn(table: string): Counts {
  const [names = [], ...lines] = table
    .trim()
    .split('\n')
    .map((line) => line.split(';'));
  const count = (name: string) => Number(lines.at(-1)?.[names.indexOf(`${name}(C)`)]);
  return {
    successful: count('SuccessfulCall'),
    failed: count('FailedCall'),
    retransmissions: count('Retransmissions'),
  };
}
