/** Sends a message with everything that its block asks for around it: other blocks first, an agreement, values, a pause, repeats. */

import { agentOf, awaitedBy } from '../sip/directives/scene.ts';
import type { Prompt } from '../sip/directives/sequence.ts';
import { blocksBefore, loopOf, noteOf, pauseOf, promptsOf } from '../sip/directives/sequence.ts';
import type { Block } from '../sip/syntax/tree.ts';
import type { Note } from './outgoing.ts';

/** A block that may be sent. */
export interface Member {
  /** What tells it from all others. */
  readonly key: string;
  readonly block: Block;
  /** The blocks of its file without a message. */
  readonly defaults: readonly Block[];
}

/** Values that are nearer than any of the text, by the names of variables. */
export type Values = ReadonlyMap<string, string>;

/** How the blocks of a file are found, and who is asked. */
export interface SequenceMeans<M extends Member, Sent> {
  /** The block of a name, as another one calls it. */
  readonly find: (name: string, from: M) => M | undefined;
  /** True of one that was sent before, with the answer that it wants. */
  readonly wentWell: (member: M) => boolean;
  /** True where somebody agrees that it is sent, or nobody is there to be asked. */
  readonly agree: (note: string, member: M) => Promise<boolean>;
  readonly ask: (member: M, prompt: Prompt) => Promise<string | undefined>;
  /** False when everything was given up meanwhile. */
  readonly pause: (milliseconds: number, member: M) => Promise<boolean>;
  /** The values of each round of `# @loop for name of path`; nothing where the file cannot be read. */
  readonly rows: (path: string, variable: string, member: M) => readonly Values[] | undefined;
  /** A block that waits for what comes in has waited by then. */
  readonly send: (member: M, values: Values) => Promise<Sent | Stopped<Sent>>;
  /** True once it has the answer that it wants; false when it will not have it. */
  readonly settled: (sent: Sent, member: M) => Promise<boolean>;
}

/** What was sent first, and whether all of it went well; or why nothing was. */
export type Sequence<Sent> = { readonly sent: Sent; readonly settled: Promise<boolean> } | Stopped<Sent>;

export interface Stopped<Sent> {
  readonly stopped: Note;
  /** What came first and did not get its answer. */
  readonly by?: Sent;
}

/** Sends one block after the other with all that they ask for; what was answered or sent for one counts for those that follow. */
export interface Sequences<M extends Member, Sent> {
  readonly run: (member: M) => Promise<Sequence<Sent>>;
  /** True of one that was sent already, since another block asked for it. */
  readonly wasSent: (member: M) => boolean;
}

/** `given` are values that need not be asked for. */
export function sequencesOf<M extends Member, Sent>(
  means: SequenceMeans<M, Sent>,
  given: Values = new Map(),
): Sequences<M, Sent> {
  const all = { means, values: new Map(given), done: new Set<string>(), above: [] };
  return { run: (member) => run(member, all), wasSent: ({ key }) => all.done.has(key) };
}

interface Run<M extends Member, Sent> {
  readonly means: SequenceMeans<M, Sent>;
  /** What was answered so far: nothing is asked twice. */
  readonly values: Map<string, string>;
  /** Those that were sent in this run. */
  readonly done: Set<string>;
  /** Those that wait for this one. */
  readonly above: readonly string[];
}

async function run<M extends Member, Sent>(member: M, run: Run<M, Sent>): Promise<Sequence<Sent>> {
  const { means, values } = run;
  const before = await sendBefore(member, run);
  if (before !== undefined) return before;
  const fault = await askFor(member, run);
  if (fault !== undefined) return { stopped: fault };
  const rounds = roundsOf(member, means);
  const [first, ...rest] = rounds ?? [];
  if (first === undefined) return { stopped: { key: 'loop-empty', args: {} } };
  const sent = await once(first);
  if (sent === undefined) return { stopped: { key: 'cancelled', args: {} } };
  if (isStopped(sent)) return sent;
  run.done.add(member.key);
  return { sent, settled: allSettled(sent) };

  async function once(round: Values): Promise<Sent | Stopped<Sent> | undefined> {
    const pause = pauseOf(member.block);
    if (pause > 0 && !(await means.pause(pause, member))) return undefined;
    return means.send(member, new Map([...values, ...round]));
  }

  async function allSettled(sent: Sent): Promise<boolean> {
    let isWell = await means.settled(sent, member);
    for (const round of rest) {
      if (!isWell) return false;
      const next = await once(round);
      isWell = next !== undefined && !isStopped(next) && (await means.settled(next, member));
    }
    return isWell;
  }
}

function isStopped<Sent>(sent: Sent | Stopped<Sent>): sent is Stopped<Sent> {
  return typeof sent === 'object' && sent !== null && 'stopped' in sent;
}

/** What happens around a whole file. */
export interface FileMeans<M extends Member> {
  readonly mayGoOn: () => boolean;
  readonly isLeftOut: (member: M) => boolean;
  /** One was kept back, or waited in vain; the others are not sent when it throws or says false. */
  readonly stopped: (note: Note) => boolean;
}

/**
 * Sends the blocks of a file in their order. A request begins once the one before it, and all that its user agent has sent, have
 * their answers; a response, and whatever waits by `# @recv`, does not: what it waits for may be what the answer depends on.
 */
export async function sendAll<M extends Member, Sent>(
  members: readonly M[],
  sequences: Sequences<M, Sent>,
  { mayGoOn, isLeftOut, stopped }: FileMeans<M>,
): Promise<void> {
  const open: { readonly agent: string; readonly settled: Promise<boolean> }[] = [];
  for (const member of members) {
    const agent = agentOf(member.block);
    if (!waitsByItself(member.block)) {
      const last = open.at(-1);
      await Promise.all(open.filter((each) => each === last || each.agent === agent).map(({ settled }) => settled));
    }
    if (!mayGoOn()) return;
    if (sequences.wasSent(member) || isLeftOut(member)) continue;
    const sequence = await sequences.run(member);
    if (!('stopped' in sequence)) open.push({ agent, settled: sequence.settled });
    else if (!stopped(sequence.stopped)) return;
  }
  await Promise.all(open.map(({ settled }) => settled));
}

function waitsByItself(block: Block): boolean {
  return awaitedBy(block).length > 0 || block.message?.startLine.kind === 'response';
}

/** Why one of the blocks that come first keeps this one back. */
async function sendBefore<M extends Member, Sent>(member: M, around: Run<M, Sent>): Promise<Stopped<Sent> | undefined> {
  const { means, done, above } = around;
  for (const { name, isForced } of blocksBefore(member.block)) {
    const before = means.find(name, member);
    if (before === undefined) return { stopped: { key: 'before-missing', args: { name } } };
    if ([...above, member.key].includes(before.key)) return { stopped: { key: 'before-circular', args: { name } } };
    if (!isForced && (done.has(before.key) || means.wentWell(before))) continue;
    const sequence = await run(before, { ...around, above: [...above, member.key] });
    if ('stopped' in sequence) return sequence;
    if (!(await sequence.settled)) return { stopped: { key: 'before-failed', args: { name } }, by: sequence.sent };
  }
  return undefined;
}

/** Why nobody has given what is needed. */
async function askFor<M extends Member, Sent>(member: M, { means, values }: Run<M, Sent>): Promise<Note | undefined> {
  const note = noteOf(member.block);
  if (note !== undefined && !(await means.agree(note, member))) return { key: 'note-refused', args: {} };
  for (const prompt of promptsOf(member.block, member.defaults)) {
    const { name } = prompt;
    const value = values.get(name) ?? (await means.ask(member, prompt));
    if (value === undefined) return { key: 'prompt-unanswered', args: { name } };
    values.set(name, value);
  }
  return undefined;
}

function roundsOf<M extends Member, Sent>(member: M, means: SequenceMeans<M, Sent>): readonly Values[] | undefined {
  const loop = loopOf(member.block);
  if (loop === undefined) return [new Map()];
  if ('count' in loop) return Array.from({ length: loop.count }, () => new Map());
  return means.rows(loop.path, loop.variable, member);
}
