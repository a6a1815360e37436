/** `sipwright send`: one message leaves, and what comes of it is written as it happens. The command typed is the gesture that sending needs. */

import { flowOf, receivedConversation, receivedName } from '../features/next/reply.ts';
import { decodeBytes } from '../host/charsets.ts';
import { valueIn } from '../host/environments.ts';
import { secretsIn } from '../host/facts.ts';
import { rowsIn } from '../host/rows.ts';
import { search } from '../host/search.ts';
import { judge, type Verdict } from '../sip/checks/checks.ts';
import { type DigestFamily, digestFamilies } from '../sip/digest-families.ts';
import { namesOf } from '../sip/directives/read.ts';
import { agentOf } from '../sip/directives/scene.ts';
import { accountOf } from '../sip/directives/sending.ts';
import { isDisabled } from '../sip/directives/sequence.ts';
import { charsetOf, decode } from '../sip/encoding.ts';
import { type FlowFacts, noFacts } from '../sip/facts.ts';
import { resolveReference } from '../sip/references.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { createResolver, expander, scopeOf } from '../sip/variables.ts';
import { type Wire, wireOf } from '../sip/wire.ts';
import { newTag, realChance } from '../ua/chance.ts';
import { realClock } from '../ua/clock.ts';
import { Conversations } from '../ua/conversations.ts';
import { createHistory } from '../ua/history.ts';
import { type Come, Inbox } from '../ua/inbox.ts';
import { Notices } from '../ua/notices.ts';
import type { Account, Note, Refusal, SendEvent } from '../ua/outgoing.ts';
import { type Draft, makeReady, outgoingOf, type Ready } from '../ua/ready.ts';
import { readMessage } from '../ua/received.ts';
import { createSender } from '../ua/send.ts';
import { type SequenceMeans, type Stopped, sendAll, sequencesOf, type Values } from '../ua/sequence.ts';
import type { Parsed } from './arguments.ts';
import type { Command } from './command.ts';
import { Discretion } from './discretion.ts';
import { dryRun } from './dry-run.ts';
import { type Writing, writeHappening } from './events.ts';
import { explainWay } from './explain-way.ts';
import { Failure } from './failure.ts';
import { type Interruption, interrupted, interruptible } from './interruption.ts';
import { type LoneMessage, type MessageFile, openMessages } from './lone-message.ts';
import { type FileMember, memberNamed, membersOf } from './members.ts';
import { agreeTo, answersFor, givenValues, promptFor } from './questions.ts';
import { Reception, tellsByItself } from './reception.ts';
import { loginFor } from './secrets.ts';
import { isSuccess, isVain, noAnswer, statusOf } from './status.ts';
import type { Terminal } from './terminal.ts';
import { trustIn, withIdentity } from './trust.ts';
import { printWay } from './way.ts';

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

/** A message that was sent, or came, and what became of it. */
interface Result {
  readonly isPassed: boolean;
}

/** A message that has left, or came. */
interface Sent {
  readonly result: Promise<Result>;
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
  readonly #notices = new Notices(realClock);
  readonly #captured = new Map<string, string>();
  readonly #discretion = new Discretion();
  readonly #given: Values;
  readonly #interruption: Interruption;
  readonly #reception: Reception;
  #members: readonly FileMember[] = [];
  #count = 0;
  /** The worst status so far. */
  #status = 0;

  /** `isAlone` says that one message leaves and no other. */
  constructor(file: MessageFile, isAlone: boolean, parsed: Parsed, terminal: Terminal) {
    this.#file = file;
    this.#isAlone = isAlone;
    this.#parsed = parsed;
    this.#terminal = this.#discretion.over(terminal);
    this.#given = givenValues(parsed);
    this.#interruption = interruptible(this.#sender, terminal, noAnswer);
    this.#reception = new Reception({
      sender: this.#sender,
      inbox: new Inbox(),
      terminal: this.#terminal,
      // For programs there are events alone.
      tell: parsed.values.get('format') === 'json' ? terminal.complain : terminal.print,
      charset: charsetOf(file.source.encoding),
      expand: (member, text) => this.#expanding(member)(text),
      event: (member, id, event) => this.#hear(member, id, event),
      stopped: this.#interruption.happening,
      parsed,
      newTag: () => newTag(realChance),
    });
  }

  async explain(member: FileMember): Promise<number> {
    const { ready } = await this.#ready(member, await answersFor(member, this.#given, this.#terminal));
    if (this.#interruption.happened()) return noAnswer;
    return explainWay(ready, this.#parsed, this.#discretion.secrets, this.#terminal);
  }

  async dryRun(member: FileMember): Promise<number> {
    const values = await answersFor(member, this.#given, this.#terminal);
    const { ready } = await this.#ready(member, values);
    if (this.#interruption.happened()) return noAnswer;
    if ('refused' in ready) throw new Failure(ready.refused.key, ready.refused.args, 'send');
    const { block, defaults } = member;
    const { secrets } = this.#discretion;
    const about = { block, defaults, secrets, format: this.#parsed.values.get('format') };
    return dryRun(ready, about, this.#terminal);
  }

  /** Gives the status of the command. */
  async run(members: readonly FileMember[]): Promise<number> {
    const sequences = sequencesOf(this.#means(), this.#given);
    this.#members = members;
    try {
      const deaf = await this.#reception.listen(members);
      if (deaf !== undefined) throw new Failure(deaf.key, deaf.args, 'send');
      await sendAll(members, sequences, {
        mayGoOn: () => this.#mayGoOn(),
        isLeftOut: (member) => members.length > 1 && this.#isLeftOut(member),
        stopped: (note) => this.#stopped(note),
      });
    } finally {
      // Whatever went wrong, no call is left behind.
      await this.#sender.close();
    }
    return this.#status;
  }

  #isLeftOut(member: FileMember): boolean {
    return isDisabled(member.block, this.#expanding(member));
  }

  #mayGoOn(): boolean {
    if (this.#interruption.happened()) this.#status = noAnswer;
    return !this.#interruption.happened();
  }

  /** Replaces templates by what is known before a message is made. */
  #expanding({ block, defaults }: FileMember): (text: string) => string | undefined {
    const facts = {
      ...noFacts,
      captured: (name: string) => this.#captured.get(name) ?? this.#given.get(name),
      variable: (name: string) => valueIn(this.#file.environment, name),
    };
    return expander(createResolver(scopeOf(block, defaults), facts));
  }

  /** What was waited for in vain leaves nothing to do for those that follow. */
  #stopped({ key, args }: Note): boolean {
    if (this.#interruption.happened() || isVain(key)) this.#status = noAnswer;
    // What came first has told by then what went wrong.
    else if (key !== 'before-failed') throw new Failure(key, args, 'send');
    this.#terminal.complain(this.#terminal.line(key, args, 'send'));
    return !isVain(key);
  }

  #means(): SequenceMeans<FileMember, Sent> {
    const { files } = this.#file;
    return {
      find: (name, from) => memberNamed(name, from),
      wentWell: () => false,
      agree: (note) => agreeTo(note, this.#terminal),
      ask: (_, prompt) => promptFor(prompt, this.#terminal),
      pause: async (milliseconds) => (await this.#interruption.pause(milliseconds)) || this.#mayGoOn(),
      rows: (path, variable) => rowsIn(files, path, variable),
      send: async (member, values) => (this.#mayGoOn() ? this.#send(member, values) : { stopped: interrupted }),
      settled: async ({ result }) => (await result).isPassed,
    };
  }

  async #ready(
    member: FileMember,
    values: Values,
    received?: Message,
  ): Promise<{ readonly message: LoneMessage; readonly ready: Ready | Refusal }> {
    const { flags, values: options } = this.#parsed;
    const message = await this.#messageOf(member, values, () => received);
    const draft: Draft = {
      block: message.block,
      defaults: message.defaults,
      encoding: message.source.encoding,
      factsFor: message.factsFor,
      isFresh: flags.has('fresh'),
      target: options.get('to'),
      trust: trustIn(this.#parsed, this.#reception.authority),
    };
    const means = { prepare: this.#sender.prepare, history: this.#history, chance: realChance, now: Date.now };
    const ready = await makeReady(draft, means);
    if (ready === undefined) throw new Failure('ended', {}, 'send');
    if ('problems' in ready) throw message.unsendable(ready.problems);
    return { message, ready: this.#discretion.told(ready) };
  }

  /** A message with what was before it; `received` is what it may take parts of by that name. */
  async #messageOf(member: FileMember, values: Values, received: () => Message | undefined): Promise<LoneMessage> {
    const { name } = this.#file.source;
    const message = await member.file.messageOf(member.placed, {
      captured: (variable) => this.#captured.get(variable) ?? values.get(variable),
      reference: (reference) => {
        const came = reference.block === receivedName ? received() : undefined;
        const found = came === undefined ? this.#conversations.find(name, reference.block) : receivedConversation(came);
        return found === undefined ? { fault: 'sent-alone' } : resolveReference(reference, found);
      },
    });
    this.#discretion.keep(secretsIn(member.block, member.defaults, { ...message, values }));
    return message;
  }

  async #send(member: FileMember, values: Values): Promise<Sent | Stopped<Sent>> {
    const { message } = member.block;
    const step = await this.#reception.wait(member);
    if (step !== undefined && 'vain' in step) return { stopped: step.vain };
    const isRequest = message !== undefined && message.startLine.kind !== 'response';
    const isLone = isRequest || (message === undefined && step === undefined);
    return isLone ? this.#leave(member, values, step?.come) : this.#receive(member, values, step?.come);
  }

  /** A message of ours leaves, and its answer is waited for. */
  async #leave(member: FileMember, values: Values, come: Come | undefined): Promise<Sent | Stopped<Sent>> {
    const terminal = this.#terminal;
    const { ready } = await this.#ready(member, values, come && this.#textOf(come));
    if (!this.#mayGoOn()) return { stopped: interrupted };
    if ('refused' in ready) throw new Failure(ready.refused.key, ready.refused.args, 'send');
    const writing = this.#writing(member, ready.charset);
    const isTold = this.#parsed.values.has('to');
    if (writing.format === 'text') printWay(ready, isTold, writing.isVerbose, terminal);
    const { complain, say, line } = terminal;
    for (const { note } of ready.warnings) complain(`${say('warning')}: ${line(note.key, note.args, 'send')}`);
    return { result: this.#exchange(member, await withIdentity(ready, this.#parsed, terminal), writing) };
  }

  /** What came is checked, and answered where the block is a response. */
  async #receive(member: FileMember, values: Values, come: Come | undefined): Promise<Sent> {
    const { block, defaults } = member;
    const received = come && this.#textOf(come);
    let answered: Message | undefined;
    const message = await this.#messageOf(member, values, () => received ?? answered);
    const checked = come === undefined ? undefined : this.#check(member, message, come);
    const writing = this.#writing(member, charsetOf(message.source.encoding));
    this.#count += 1;
    const id = String(this.#count);
    this.#conversations.begin(id, {
      uri: this.#file.source.name,
      names: namesOf(block),
      textOf: (wire) => this.#reception.textOf(wire),
    });
    const wireOfReply = (way: FlowFacts, asked: Message | undefined): Wire => {
      answered = asked;
      return wireOf(block, {
        facts: message.factsFor(way),
        encoding: message.source.encoding,
        defaults,
        isBytes: false,
      });
    };
    const reply = block.message === undefined ? undefined : this.#reception.reply(member, come, wireOfReply);
    if (block.message !== undefined && reply === undefined) throw new Failure('response-alone', {}, 'send');
    if (reply !== undefined && 'problems' in reply) throw message.unsendable(reply.problems);
    const request = received ?? answered;
    if (request !== undefined) this.#conversations.take(id, request);
    if (reply !== undefined) this.#conversations.take(id, readMessage(this.#reception.textOf(reply.sent)));
    if (come !== undefined) {
      const { transport, peer, at } = come.event;
      writeHappening({ event: 'done', at, direction: 'in', transport, peer }, writing, this.#terminal, checked);
    }
    const isPassed = checked?.isPassed !== false;
    this.#status = Math.max(this.#status, isPassed ? 0 : 1);
    return { result: Promise.resolve({ isPassed }) };
  }

  /** What a block wants of what came, and keeps of it. */
  #check({ block, defaults }: FileMember, message: LoneMessage, { event }: Come): Verdict {
    const { transport, peer, local = '' } = event;
    const facts = message.factsFor(flowOf({ transport, peer, local }));
    const conversation = receivedConversation(readMessage(this.#reception.textOf(event.wire ?? new Uint8Array())));
    const outcome = { conversation, duration: event.at, search };
    const verdict = judge(block, outcome, true, expander(createResolver(scopeOf(block, defaults), facts)));
    for (const [name, value] of verdict.captured) this.#captured.set(name, value);
    return verdict;
  }

  /** Something happens at a port that was opened for an agent. */
  #hear(member: FileMember, id: string, event: SendEvent): void {
    writeHappening(event, this.#writing(member, charsetOf(this.#file.source.encoding)), this.#terminal);
    this.#reception.record(agentOf(member.block), id, event);
  }

  #textOf({ event }: Come): Message {
    return readMessage(this.#reception.textOf(event.wire ?? new Uint8Array()));
  }

  #writing({ number: message, block }: FileMember, charset: string): Writing {
    const { flags, values } = this.#parsed;
    const format = values.get('format') === 'json' ? 'json' : 'text';
    const { secrets } = this.#discretion;
    return { format, isVerbose: flags.has('verbose'), charset, message, agent: agentOf(block), secrets };
  }

  async #exchange(member: FileMember, ready: Ready, writing: Writing): Promise<Result> {
    const terminal = this.#terminal;
    this.#count += 1;
    const id = String(this.#count);
    const agent = agentOf(member.block);
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
        this.#reception.record(agent, id, happening);
        this.#notices.record(id, happening);
        if (happening.event !== 'done') return writeHappening(happening, writing, terminal);
        const outcome = {
          conversation: this.#conversations.of(id),
          duration: happening.status && happening.at,
          search,
        };
        const verdict = judge(member.block, outcome, isSuccess(happening), ready.expand);
        for (const [name, value] of verdict.captured) this.#captured.set(name, value);
        void this.#untold(member, id, ready.directives.timeout).then((note = happening.note) => {
          writeHappening(note === undefined ? happening : { ...happening, note }, writing, terminal, verdict);
          this.#status = Math.max(this.#status, statusOf(happening, verdict));
          resolve({ isPassed: verdict.isPassed });
        });
      };
      const open = ready.directives.credentials.find(({ value }) => value === undefined);
      const credentials = async (challenger: Parameters<typeof loginFor>[1]): Promise<Account | undefined> => {
        const login = await loginFor(open, challenger, terminal);
        return login === undefined ? undefined : accountOf(open?.kind ?? 'password', login.user, login.value);
      };
      const weakestDigest = this.#parsed.values.get('minimum-digest') as DigestFamily | undefined;
      const least = weakestDigest === undefined ? {} : { weakestDigest };
      const awaited = this.#reception.awaitedOf(agent, this.#members);
      const outgoing = { ...outgoingOf(ready), ...least, awaited, endDialogs };
      this.#reception.joined(agent, id, this.#sender.send(outgoing, { event, credentials }));
    });
  }

  /** Why nothing was heard of what a subscription or transfer is told of. */
  async #untold(member: FileMember, id: string, milliseconds: number | undefined): Promise<Note | undefined> {
    if (tellsByItself(member, this.#members)) return undefined;
    return this.#notices.wait(id, { stopped: this.#interruption.happening, milliseconds });
  }
}
