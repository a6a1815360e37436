/** Passwords for a message: out of the environment, else asked for where somebody can be asked. Never from the arguments, which every process can read. */

import type { Credential } from '../sip/directives/sending.ts';
import { Failure } from './failure.ts';
import { ask } from './prompt.ts';
import type { Terminal } from './terminal.ts';

/** Who asks for an account. */
export interface Challenger {
  readonly realm: string;
  readonly host: string;
  /** True when the last account was refused. */
  readonly refused: boolean;
}

export interface Login {
  readonly user: string;
  readonly value: string;
}

const passwordVariable = 'SIPWRIGHT_PASSWORD';
const passphraseVariable = 'SIPWRIGHT_PASSPHRASE';
/** More is no password. */
const longestPassword = 4096;

const userVariable = 'SIPWRIGHT_USER';

/** What each `{{$secret name}}` of a message stands for. */
export async function secretsFor(names: ReadonlySet<string>, terminal: Terminal): Promise<ReadonlyMap<string, string>> {
  const secrets = new Map<string, string>();
  for (const name of names) {
    const variable = secretVariable(name);
    const value = process.env[variable] ?? (await askFor(terminal, 'ask-secret', { name }, true));
    if (value === undefined) throw new Failure('secret-missing', { name, variable });
    secrets.set(name, value);
  }
  return secrets;
}

/** The account for a challenge, as far as the block leaves it open. What was refused once is not given again unasked. */
export async function loginFor(
  open: Credential | undefined,
  { realm, host, refused }: Challenger,
  terminal: Terminal,
): Promise<Login | undefined> {
  const variable = open?.secret === undefined ? passwordVariable : secretVariable(open.secret);
  const written = open?.user === '' ? undefined : open?.user;
  const user =
    written ??
    (refused ? undefined : process.env[userVariable]) ??
    (await askFor(terminal, 'ask-user', { realm }, false));
  if (user === undefined) return unknown('user-missing', userVariable);
  const known = refused ? undefined : process.env[variable];
  const value = known ?? (await askFor(terminal, 'ask-password', { user, realm, host }, true));
  return value === undefined ? unknown('password-missing', variable) : { user, value };

  function unknown(key: string, name: string): undefined {
    if (!terminal.isInteractive && !refused) terminal.complain(terminal.say(key, { realm, variable: name }));
  }
}

/** What opens the file of our own certificate. */
export async function passphraseFor(terminal: Terminal): Promise<string | undefined> {
  return process.env[passphraseVariable] ?? (await askFor(terminal, 'ask-passphrase', {}, true));
}

/** The user of credentials that hide the name. */
export async function userFor(realm: string, terminal: Terminal): Promise<string> {
  const user = process.env[userVariable] ?? (await askFor(terminal, 'ask-user', { realm }, false));
  if (user === undefined) throw new Failure('user-missing', { realm, variable: userVariable });
  return user;
}

/** A password, or what stands for one: from the environment, asked for, or the first line of standard input where that is free. */
export async function passwordFor(
  user: string,
  realm: string,
  isInputFree: boolean,
  terminal: Terminal,
): Promise<string> {
  const known = process.env[passwordVariable];
  if (known !== undefined) return known;
  const given = terminal.isInteractive
    ? await askFor(terminal, 'ask-password-of', { user, realm }, true)
    : isInputFree
      ? await firstLine()
      : undefined;
  if (given === undefined || given === '') throw new Failure('password-missing', { realm, variable: passwordVariable });
  return given;
}

/** Read once; what asks again gets the same. */
let input: Promise<string> | undefined;

function firstLine(): Promise<string> {
  input ??= readInput();
  return input;
}

async function readInput(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    text += chunk;
    if (text.length > longestPassword || /[\r\n]/u.test(text)) break;
  }
  return /^[^\r\n]*/u.exec(text)?.[0] ?? '';
}

/** `pbx-1` is `SIPWRIGHT_SECRET_PBX_1`. */
export function secretVariable(name: string): string {
  return `SIPWRIGHT_SECRET_${name.toUpperCase().replaceAll(/[^A-Z0-9]/gu, '_')}`;
}

export async function askFor(
  { isInteractive, line }: Terminal,
  key: string,
  args: Readonly<Record<string, string>>,
  isSecret: boolean,
): Promise<string | undefined> {
  if (!isInteractive) return undefined;
  const interrupted = () => process.kill(process.pid, 'SIGINT');
  const write = (text: string) => process.stderr.write(text);
  return ask(line(key, args), isSecret, { keyboard: process.stdin, write, interrupted });
}
