/** `sipwright send`: one message leaves, and what comes of it is written as it happens. The command typed is the gesture that sending needs. */

import { setTimeout } from 'node:timers/promises';
import { readAuthorities } from '../host/authorities.ts';
import { decodeBytes } from '../host/charsets.ts';
import { valueIn } from '../host/environments.ts';
import { secretsIn } from '../host/facts.ts';
import { canLogKeys } from '../host/key-log.ts';
import { rowsIn } from '../host/rows.ts';
import { search } from '../host/search.ts';
import { judge, type Verdict } from '../sip/checks/checks.ts';
import { type DigestFamily, digestFamilies } from '../sip/digest-families.ts';
import { namesOf } from '../sip/directives/read.ts';
import { isDisabled, promptsOf } from '../sip/directives/sequence.ts';
import { decode, decodeUtf8 } from '../sip/encoding.ts';
import { noFacts } from '../sip/facts.ts';
import { resolveReference } from '../sip/references.ts';
import { endOfLine } from '../sip/syntax/lines.ts';
import { transports } from '../sip/transports.ts';
import { createResolver, scopeOf } from '../sip/variables.ts';
import { realChance } from '../ua/chance.ts';
import { Conversations } from '../ua/conversations.ts';
import { createHistory } from '../ua/history.ts';
import type { Account, Note, Refusal, SendEvent, Sender, Trust } from '../ua/outgoing.ts';
import { accountOf, type Draft, makeReady, outgoingOf, type Ready } from '../ua/ready.ts';
import { createSender } from '../ua/send.ts';
import { type SequenceMeans, sequencesOf, type Values } from '../ua/sequence.ts';
import type { Parsed } from './arguments.ts';
import type { Command } from './command.ts';
import { dryRun } from './dry-run.ts';
import { type Writing, writeHappening } from './events.ts';
import { explainWay, hostPort, stepSentence } from './explain-way.ts';
import { Failure } from './failure.ts';
import { identityIn } from './identity.ts';
import { type LoneMessage, type MessageFile, openMessages } from './lone-message.ts';
import { type FileMember, memberNamed, membersOf } from './members.ts';
import { agreeTo, givenValues, promptFor } from './questions.ts';
import { loginFor } from './secrets.ts';
import type { Terminal } from './terminal.ts';

export const send: Command = {
  options: {
    message: { type: 'string' },
    all: { type: 'boolean' },
    tag: { type: 'string' },
    to: { type: 'string' },
    fresh: { type: 'boolean' },
    explain: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    format: { type: 'string', words: ['text', 'json'] },
    verbose: { type: 'boolean', short: 'v' },
    var: { type: 'string' },
    'ca-file': { type: 'string' },
    pin: { type: 'string' },
    'minimum-digest': { type: 'string', words: digestFamilies },
    'cert-file': { type: 'string' },
    'key-file': { type: 'string' },
    'key-log': { type: 'string' },
    env: { type: 'string' },
    encoding: { type: 'string' },
  },
  async run(parsed, terminal) {
    const { operands, flags } = parsed;
    const [name, extra] = operands;
    if (name === undefined) throw new Failure('file-missing', { command: 'send' });
    if (extra !== undefined) throw new Failure('one-file', { file: extra });
    const file = await openMessages(name, parsed, terminal);
    const members = membersOf(file, parsed);
    const [only, another] = members;
    const isAlone = another === undefined && only?.isSingle === true;
    const sending = new Sending(file, isAlone, parsed, terminal);
    if (only !== undefined && flags.has('explain')) return sending.explain(only);
    if (only !== undefined && flags.has('dry-run')) return sending.dryRun(only);
    return sending.run(members);
  },
};

const noAnswer = 2;
const longestSubject = 120;

/** A message that was sent, and what came of it. */
interface Result {
  readonly outcome: SendEvent;
  readonly verdict: Verdict;
}

/** Sends the messages of a file that were chosen, one after the other, with what their blocks ask for around them. */
class Sending {
  readonly #file: MessageFile;
  readonly #isAlone: boolean;
  readonly #parsed: Parsed;
  readonly #terminal: Terminal;
  readonly #sender = createSender();
  readonly #history = createHistory();
  readonly #conversations = new Conversations();
  readonly #captured = new Map<string, string>();
  readonly #given: Values;
  readonly #interruption: Interruption;
  #count = 0;
  /** The worst status so far. */
  #status = 0;

  /** `isAlone` says that one message leaves and no other. */
  constructor(file: MessageFile, isAlone: boolean, parsed: Parsed, terminal: Terminal) {
    this.#file = file;
    this.#isAlone = isAlone;
    this.#parsed = parsed;
    this.#terminal = terminal;
    this.#given = givenValues(parsed);
    this.#interruption = interruptible(this.#sender, terminal);
  }

  async explain(member: FileMember): Promise<number> {
    const { ready } = await this.#ready(member, await this.#answered(member));
    return this.#interruption.happened() ? noAnswer : explainWay(ready, this.#parsed, this.#terminal);
  }

  async dryRun(member: FileMember): Promise<number> {
    const values = await this.#answered(member);
    const { message, ready } = await this.#ready(member, values);
    if (this.#interruption.happened()) return noAnswer;
    if ('refused' in ready) throw new Failure(ready.refused.key, ready.refused.args, 'send');
    const { block, defaults } = member;
    const about = {
      block,
      defaults,
      secrets: secretsIn(member.block, member.defaults, { ...message, values }),
      format: this.#parsed.values.get('format'),
    };
    return dryRun(ready, about, this.#terminal);
  }

  /** Gives the status of the command. */
  async run(members: readonly FileMember[]): Promise<number> {
    const sequences = sequencesOf(this.#means(), this.#given);
    try {
      for (const member of members) {
        if (this.#interruption.happened()) return noAnswer;
        if (sequences.wasSent(member) || (members.length > 1 && this.#isLeftOut(member))) continue;
        const sequence = await sequences.run(member);
        if ('stopped' in sequence) this.#stopped(sequence.stopped);
        else await sequence.settled;
      }
    } finally {
      // Whatever went wrong, no call is left behind.
      await this.#sender.close();
    }
    return this.#status;
  }

  #isLeftOut({ block, defaults }: FileMember): boolean {
    const facts = {
      ...noFacts,
      captured: (name: string) => this.#captured.get(name) ?? this.#given.get(name),
      variable: (name: string) => valueIn(this.#file.environment, name),
    };
    const resolver = createResolver(scopeOf(block, defaults), facts);
    return isDisabled(block, (text) => {
      const outcome = resolver.expand(text, 'head');
      return outcome.kind === 'value' ? outcome.text : undefined;
    });
  }

  #stopped({ key, args }: Note): void {
    if (this.#interruption.happened()) this.#status = noAnswer;
    // What came first has told by then what went wrong.
    else if (key !== 'before-failed') throw new Failure(key, args, 'send');
    this.#terminal.complain(this.#terminal.line(key, args, 'send'));
  }

  #means(): SequenceMeans<FileMember, Result> {
    const { files } = this.#file;
    return {
      find: (name, from) => memberNamed(name, from),
      wentWell: () => false,
      agree: (note) => agreeTo(note, this.#terminal),
      ask: (_, prompt) => promptFor(prompt, this.#terminal),
      pause: (milliseconds) => this.#interruption.pause(milliseconds),
      rows: (path, variable) => rowsIn(files, path, variable),
      send: (member, values) => this.#send(member, values),
      settled: async ({ verdict }) => verdict.isPassed && !this.#interruption.happened(),
    };
  }

  /** The values of the prompts of a message that is only looked at. */
  async #answered({ block, defaults }: FileMember): Promise<Values> {
    const values = new Map(this.#given);
    for (const prompt of promptsOf(block, defaults))
      values.set(prompt.name, values.get(prompt.name) ?? (await promptFor(prompt, this.#terminal)));
    return values;
  }

  async #ready(
    member: FileMember,
    values: Values,
  ): Promise<{ readonly message: LoneMessage; readonly ready: Ready | Refusal }> {
    const { flags, values: options } = this.#parsed;
    const { name } = this.#file.source;
    const message = await member.file.messageOf(member.placed, {
      captured: (variable) => this.#captured.get(variable) ?? values.get(variable),
      reference: (reference) => {
        const found = this.#conversations.find(name, reference.block);
        return found === undefined ? { fault: 'sent-alone' } : resolveReference(reference, found);
      },
    });
    const draft: Draft = {
      block: message.block,
      defaults: message.defaults,
      encoding: message.source.encoding,
      factsFor: message.factsFor,
      isFresh: flags.has('fresh'),
      target: options.get('to'),
      trust: trustIn(this.#parsed),
    };
    const means = { prepare: this.#sender.prepare, history: this.#history, chance: realChance, now: Date.now };
    const ready = await makeReady(draft, means);
    if (ready === undefined) throw new Failure('ended', {}, 'send');
    if ('problems' in ready) throw message.unsendable(ready.problems);
    return { message, ready };
  }

  async #send(member: FileMember, values: Values): Promise<Result> {
    const terminal = this.#terminal;
    const { flags, values: options } = this.#parsed;
    const { message, ready } = await this.#ready(member, values);
    if ('refused' in ready) throw new Failure(ready.refused.key, ready.refused.args, 'send');
    const writing: Writing = {
      format: options.get('format') === 'json' ? 'json' : 'text',
      isVerbose: flags.has('verbose'),
      charset: ready.charset,
      message: member.number,
      secrets: secretsIn(member.block, member.defaults, { ...message, values }),
    };
    if (writing.format === 'text') printWay(ready, options.has('to'), writing.isVerbose, terminal);
    for (const { note } of ready.warnings) warn(terminal, sentence(terminal, note));
    const result = await this.#exchange(member, await withIdentity(ready, this.#parsed, terminal), writing);
    this.#status = Math.max(this.#status, statusOf(result));
    return result;
  }

  async #exchange(member: FileMember, ready: Ready, writing: Writing): Promise<Result> {
    const terminal = this.#terminal;
    this.#count += 1;
    const id = String(this.#count);
    this.#conversations.begin(id, {
      uri: this.#file.source.name,
      names: namesOf(member.block),
      textOf: (wire) => decode(wire, ready.charset, decodeBytes) ?? '',
    });
    // Alone, a message leaves nothing open; what others build upon stays until the command ends.
    const endDialogs = this.#isAlone;
    return new Promise<Result>((resolve) => {
      const event = (happening: SendEvent) => {
        this.#history.record(happening, Date.now());
        this.#conversations.record(id, happening);
        if (happening.event !== 'done') return writeHappening(happening, writing, terminal);
        const outcome = {
          conversation: this.#conversations.of(id),
          duration: happening.status && happening.at,
          search,
        };
        const verdict = judge(member.block, outcome, isSuccess(happening), ready.expand);
        for (const [name, value] of verdict.captured) this.#captured.set(name, value);
        writeHappening(happening, writing, terminal, verdict);
        resolve({ outcome: happening, verdict });
      };
      const open = ready.directives.credentials.find(({ value }) => value === undefined);
      const credentials = async (challenger: Parameters<typeof loginFor>[1]): Promise<Account | undefined> => {
        const login = await loginFor(open, challenger, terminal);
        return login === undefined ? undefined : accountOf(open?.kind ?? 'password', login.user, login.value);
      };
      const weakestDigest = this.#parsed.values.get('minimum-digest') as DigestFamily | undefined;
      const least = weakestDigest === undefined ? {} : { weakestDigest };
      this.#sender.send({ ...outgoingOf(ready), ...least, endDialogs }, { event, credentials });
    });
  }
}

/** Who we are is asked for only where the message goes by TLS. */
async function withIdentity(ready: Ready, parsed: Parsed, terminal: Terminal): Promise<Ready> {
  if (!transports[ready.route.destination.transport].secure) return ready;
  return { ...ready, trust: { ...ready.trust, ...(await identityIn(parsed, terminal)) } };
}

function trustIn({ values }: Parsed): Trust {
  const file = values.get('ca-file');
  const keyLog = values.get('key-log');
  if (keyLog !== undefined && !canLogKeys(keyLog)) throw new Failure('key-log-unwritable', { file: keyLog }, 'server');
  const pin = values.get('pin');
  const log = { ...(keyLog === undefined ? {} : { keyLog }), ...(pin === undefined ? {} : { pins: { '*': pin } }) };
  if (file === undefined) return log;
  const found = readAuthorities(file);
  if ('fault' in found) throw new Failure(found.fault, { file }, 'server');
  return { ...found, ...log };
}

/** Expectations decide where there are any; else the answer does. */
function statusOf({ outcome, verdict }: Result): number {
  const { expectations, isPassed } = verdict;
  if (expectations.length > 0 || (isSuccess(outcome) && !isPassed)) return isPassed ? 0 : 1;
  if (isSuccess(outcome)) return 0;
  return outcome.status === undefined ? noAnswer : 1;
}

/** A 2xx, or an ACK, for which nothing can come. */
function isSuccess({ status, note }: SendEvent): boolean {
  return status === undefined ? note?.key === 'nothing-to-wait-for' : status >= 200 && status < 300;
}

/** Where it goes and where the answer will come: said before anything leaves. */
function printWay(ready: Ready, isTold: boolean, isVerbose: boolean, terminal: Terminal): void {
  const { route, local, warnings, changes } = ready;
  const { transport, address, port } = route.destination;
  const { print, style, line } = terminal;
  const [to, from] = [hostPort(address, port), hostPort(local.address, local.port)];
  const way = line('way', { subject: subjectOf(ready.bytes), transport, to, from });
  // A warning says it better where the answer will not come.
  const isLost = warnings.some(({ note }) => note.key === 'answer-lost' || note.key === 'answer-elsewhere');
  const answer = isLost ? undefined : route.steps.find(saysAnswer);
  print([style('bold', way), ...(answer === undefined ? [] : [sentence(terminal, answer)])].join(' '));
  const steps = isVerbose ? route.steps.filter((step) => !saysAnswer(step)) : [];
  for (const step of steps) print(style('gray', `  ${stepSentence(step, isTold, terminal)}`));
  for (const change of changes) print(style('gray', `  ${sentence(terminal, change)}`));
}

function saysAnswer({ key }: Note): boolean {
  return key.startsWith('answer-');
}

/** The method and the URI as they leave. */
function subjectOf(bytes: Uint8Array): string {
  const start = decodeUtf8(bytes.subarray(0, longestSubject));
  return start.slice(0, endOfLine(start, 0)).replace(/ SIP\/\d+\.\d+$/u, '');
}

function sentence({ line }: Terminal, { key, args }: Note): string {
  return line(key, args, 'send');
}

function warn({ complain, say }: Terminal, text: string): void {
  complain(`${say('warning')}: ${text}`);
}

interface Interruption {
  readonly happened: () => boolean;
  /** False when it happened meanwhile. */
  readonly pause: (milliseconds: number) => Promise<boolean>;
}

/** The first interruption ends what is under way as it has to be ended: CANCEL, BYE. The second one ends the command. */
function interruptible(sender: Sender, terminal: Terminal): Interruption {
  const ending = new AbortController();
  const end = () => {
    if (!ending.signal.aborted) void sender.close();
    ending.abort();
  };
  const interrupt = () => {
    if (ending.signal.aborted) process.exit(noAnswer);
    terminal.complain(terminal.say('interrupted'));
    end();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
  terminal.whenUnread = end;
  return {
    happened: () => ending.signal.aborted,
    pause: (milliseconds) => setTimeout(milliseconds, true, { signal: ending.signal }).catch(() => false),
  };
}
