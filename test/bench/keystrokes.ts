/** How long a key takes from the editor to its diagnostics, in files of several sizes, beside a server that does nothing. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic, Position } from 'vscode-languageserver';
import { type LspClient, pulling, pushing, startClient } from '../support/lsp-client.ts';
import { type BenchMessage, fileOf } from './messages.ts';
import type { Servers } from './servers.ts';
import { quantile, shuffled } from './statistics.ts';

export type Mode = 'pull' | 'push';

export interface KeyRow {
  readonly bytes: number;
  readonly blocks: number;
  readonly mode: Mode;
  readonly open: number;
  readonly ours: KeyTimes;
  readonly nothing: KeyTimes;
  /** How many answers were the same as those of a check of the whole text from scratch; all of them, or it fails. */
  readonly checked: number;
}

/** In milliseconds. */
export interface KeyTimes {
  readonly median: number;
  readonly slow: number;
  /** Of processor time, all threads together; not known where the system does not tell. */
  readonly processor: number | undefined;
}

/** A file under edit in one server. */
interface Bench {
  readonly client: LspClient;
  readonly mode: Mode;
  version: number;
  readonly times: number[];
  readonly answers: (readonly Diagnostic[])[];
}

/** A character that is typed or taken away again; `text` is what the file holds then. */
interface Key {
  readonly at: Position;
  readonly isTyped: boolean;
  readonly place: number;
}

const sizes = [10_000, 100_000, 1_000_000, 10_000_000];
const uri = 'file:///bench.sip';
const places = 8;
/** How often each place is visited: to type and to take away; the first visit is not counted. */
const visits = 5;
const typed = 'x';

export async function measureKeys(
  messages: readonly BenchMessage[],
  servers: Servers,
  say: (line: string) => void,
): Promise<KeyRow[]> {
  const rows: KeyRow[] = [];
  for (const size of sizes) {
    const text = fileOf(messages, size);
    for (const mode of ['pull', 'push'] as const) {
      say(`Typing into ${text.length} characters, diagnostics by ${mode}`);
      rows.push(await measureFile(text, mode, servers));
    }
  }
  return rows;
}

async function measureFile(text: string, mode: Mode, servers: Servers): Promise<KeyRow> {
  const [ours, theirs] = await Promise.all([startBench(servers.ours, mode), startBench(servers.nothing, mode)]);
  try {
    const started = performance.now();
    await opened(ours, text);
    const open = performance.now() - started;
    await opened(theirs, text);
    const keys = keysIn(text);
    await press([ours, theirs], keys.slice(0, 2 * places));
    const before = [ours, theirs].map(processorTime);
    for (const bench of [ours, theirs]) bench.times.length = 0;
    await press([ours, theirs], keys.slice(2 * places));
    const used = [ours, theirs].map((bench, index) => share(processorTime(bench), before[index], bench.times.length));
    return {
      bytes: Buffer.byteLength(text),
      blocks: text.match(/^###/gmu)?.length ?? 0,
      mode,
      open,
      ours: timesOf(ours, used[0]),
      nothing: timesOf(theirs, used[1]),
      checked: await compare(ours, text, keys),
    };
  } finally {
    await Promise.all([ours.client.stop(), theirs.client.stop()]);
  }
}

async function startBench(server: string, mode: Mode): Promise<Bench> {
  const client = await startClient({ server, capabilities: mode === 'pull' ? pulling : pushing });
  return { client, mode, version: 1, times: [], answers: [] };
}

async function opened(bench: Bench, text: string, name = uri): Promise<readonly Diagnostic[]> {
  await bench.client.open(name, text);
  return answer(bench, name, 1);
}

function answer({ client, mode }: Bench, name: string, version: number): Promise<readonly Diagnostic[]> {
  return mode === 'push'
    ? client.pushed(name, version)
    : client.about<{ items: Diagnostic[] }>('diagnostic', name).then(({ items }) => items);
}

/** One key after the other, in each server in turn. */
async function press(benches: readonly Bench[], keys: readonly Key[]): Promise<void> {
  for (const key of keys)
    for (const bench of shuffled(benches)) {
      const started = performance.now();
      bench.version += 1;
      const { line, character } = key.at;
      const end = key.isTyped ? key.at : { line, character: character + typed.length };
      await bench.client.change(uri, bench.version, { range: { start: key.at, end }, text: key.isTyped ? typed : '' });
      bench.answers.push(await answer(bench, uri, bench.version));
      bench.times.push(performance.now() - started);
    }
}

/** Before the number of a CSeq, in messages all over the file. */
function keysIn(text: string): readonly Key[] {
  const spots = Array.from({ length: places }, (_nothing, place) => spotIn(text, place));
  return Array.from({ length: visits }, () =>
    spots.flatMap(({ at }, place) => [true, false].map((isTyped) => ({ at, isTyped, place }))),
  ).flat();
}

function spotIn(text: string, place: number): { readonly at: Position; readonly offset: number } {
  const field = '\nCSeq: ';
  const offset = text.indexOf(field, Math.floor((place * text.length) / places)) + field.length;
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { at: { line: before.split('\n').length - 1, character: offset - start }, offset };
}

/** Opens each text that there was as a file of its own, and compares what is said of it with what was said after the key. */
async function compare(bench: Bench, text: string, keys: readonly Key[]): Promise<number> {
  const whole = await fromScratch(bench, text, 'file:///whole.sip');
  const changed: (readonly Diagnostic[])[] = [];
  for (let place = 0; place < places; place += 1) {
    const { offset } = spotIn(text, place);
    const name = `file:///changed-${place}.sip`;
    changed.push(await fromScratch(bench, text.slice(0, offset) + typed + text.slice(offset), name));
  }
  assert.equal(bench.answers.length, keys.length);
  for (const [index, { isTyped, place }] of keys.entries())
    assert.deepEqual(bench.answers[index], isTyped ? changed[place] : whole, `key ${index}`);
  for (const each of changed) assert.notDeepEqual(each, whole);
  return keys.length;
}

async function fromScratch(bench: Bench, text: string, name: string): Promise<readonly Diagnostic[]> {
  const diagnostics = await opened(bench, text, name);
  await bench.client.close(name);
  return diagnostics.map((each) => JSON.parse(JSON.stringify(each).replaceAll(name, uri)) as Diagnostic);
}

function timesOf({ times }: Bench, processor: number | undefined): KeyTimes {
  return { median: quantile(times, 0.5), slow: quantile(times, 0.95), processor };
}

function share(after: number | undefined, before: number | undefined, keys: number): number | undefined {
  return after === undefined || before === undefined ? undefined : (after - before) / keys;
}

/** The processor time of a server so far, in milliseconds, as Linux tells it. */
function processorTime({ client }: Bench): number | undefined {
  const folder = `/proc/${client.process.pid}/task`;
  try {
    const times = readdirSync(folder).map(
      (task) => readFileSync(join(folder, task, 'schedstat'), 'utf8').split(' ')[0],
    );
    return times.reduce((sum, time) => sum + Number(time), 0) / 1e6;
  } catch {
    return undefined;
  }
}
