/** `sipwright send`: one message leaves, and what comes of it is written as it happens. The command typed is the gesture that sending needs. */

import { readAuthorities } from '../host/authorities.ts';
import { canLogKeys } from '../host/key-log.ts';
import { type DigestFamily, digestFamilies } from '../sip/digest-families.ts';
import { directivesNamed } from '../sip/directives/read.ts';
import { decodeUtf8 } from '../sip/encoding.ts';
import { endOfLine } from '../sip/syntax/lines.ts';
import { transports } from '../sip/transports.ts';
import { realChance } from '../ua/chance.ts';
import { createHistory } from '../ua/history.ts';
import type { Account, Note, Refusal, SendEvent, Sender, Trust } from '../ua/outgoing.ts';
import { accountOf, type Draft, makeReady, outgoingOf, type Ready } from '../ua/ready.ts';
import { createSender } from '../ua/send.ts';
import type { Parsed } from './arguments.ts';
import type { Command } from './command.ts';
import { dryRun } from './dry-run.ts';
import { type Writing, writeHappening } from './events.ts';
import { explainWay, hostPort, stepSentence } from './explain-way.ts';
import { Failure } from './failure.ts';
import { identityIn } from './identity.ts';
import { type LoneMessage, loneMessage } from './lone-message.ts';
import { loginFor } from './secrets.ts';
import type { Terminal } from './terminal.ts';

export const send: Command = {
  options: {
    message: { type: 'string' },
    to: { type: 'string' },
    fresh: { type: 'boolean' },
    explain: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    format: { type: 'string', words: ['text', 'json'] },
    verbose: { type: 'boolean', short: 'v' },
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
    const { operands, values } = parsed;
    const [file, extra] = operands;
    if (file === undefined) throw new Failure('file-missing', { command: 'send' });
    if (extra !== undefined) throw new Failure('one-file', { file: extra });
    const message = await loneMessage(file, parsed, terminal);
    const sender = createSender();
    const interruption = interruptible(sender, terminal);
    const ready = await readyFrom(message, parsed, sender, terminal);
    if (interruption.happened()) return noAnswer;
    if (parsed.flags.has('explain')) return explainWay(ready, parsed, terminal);
    if ('refused' in ready) throw new Failure(ready.refused.key, ready.refused.args, 'send');
    const secrets = [...message.secrets.values()];
    if (parsed.flags.has('dry-run'))
      return dryRun(ready, { blockText: message.block.text, secrets, format: values.get('format') }, terminal);
    return sendReady(await withIdentity(ready, parsed, terminal), parsed, sender, secrets, terminal);
  },
};

const noAnswer = 2;
const longestSubject = 120;

async function readyFrom(
  message: LoneMessage,
  parsed: Parsed,
  sender: Sender,
  terminal: Terminal,
): Promise<Ready | Refusal> {
  const { flags, values } = parsed;
  const { block, defaults, source, factsFor } = message;
  const draft: Draft = {
    block,
    defaults,
    encoding: source.encoding,
    factsFor,
    isFresh: flags.has('fresh'),
    target: values.get('to'),
    trust: trustIn(parsed),
  };
  const means = { prepare: sender.prepare, history: createHistory(), chance: realChance, now: Date.now };
  const ready = await makeReady(draft, means);
  if (ready === undefined) throw new Failure('ended', {}, 'send');
  if ('problems' in ready) throw message.unsendable(ready.problems);
  if (!flags.has('explain') && !flags.has('dry-run') && directivesNamed(block, 'expect', defaults).length > 0)
    warn(terminal, terminal.say('expectations-unchecked'));
  return ready;
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

async function sendReady(
  ready: Ready,
  { flags, values }: Parsed,
  sender: Sender,
  secrets: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const writing: Writing = {
    format: values.get('format') === 'json' ? 'json' : 'text',
    isVerbose: flags.has('verbose'),
    charset: ready.charset,
    secrets,
  };
  if (writing.format === 'text') printWay(ready, values.has('to'), writing.isVerbose, terminal);
  for (const { note } of ready.warnings) warn(terminal, sentence(terminal, note));
  const outcome = await new Promise<SendEvent>((resolve) => {
    const event = (happening: SendEvent) => {
      writeHappening(happening, writing, terminal);
      if (happening.event === 'done') resolve(happening);
    };
    const open = ready.directives.credentials.find(({ value }) => value === undefined);
    const credentials = async (challenger: Parameters<typeof loginFor>[1]): Promise<Account | undefined> => {
      const login = await loginFor(open, challenger, terminal);
      return login === undefined ? undefined : accountOf(open?.kind ?? 'password', login.user, login.value);
    };
    const weakestDigest = values.get('minimum-digest') as DigestFamily | undefined;
    const least = weakestDigest === undefined ? {} : { weakestDigest };
    sender.send({ ...outgoingOf(ready), ...least, endDialogs: true }, { event, credentials });
  });
  await sender.close();
  return statusOf(outcome);
}

/** A 2xx, or an ACK, for which nothing can come. */
function statusOf({ status, note }: SendEvent): number {
  if (status === undefined) return note?.key === 'nothing-to-wait-for' ? 0 : noAnswer;
  return status >= 200 && status < 300 ? 0 : 1;
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

/** The first interruption ends what is under way as it has to be ended: CANCEL, BYE. The second one ends the command. */
function interruptible(sender: Sender, terminal: Terminal): { readonly happened: () => boolean } {
  let isEnding = false;
  const end = () => {
    if (!isEnding) void sender.close();
    isEnding = true;
  };
  const interrupt = () => {
    if (isEnding) process.exit(noAnswer);
    terminal.complain(terminal.say('interrupted'));
    end();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
  terminal.whenUnread = end;
  return { happened: () => isEnding };
}
