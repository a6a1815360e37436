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
const userVariable = 'SIPWRIGHT_USER';

/** What each `{{$secret name}}` of a message stands for. */
export async function secretsFor(names: ReadonlySet<string>, terminal: Terminal): Promise<ReadonlyMap<string, string>> {
  const secrets = new Map<string, string>();
  for (const name of names) {
    const variable = variableOf(name);
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
  const variable = open?.secret === undefined ? passwordVariable : variableOf(open.secret);
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

/** `pbx-1` is `SIPWRIGHT_SECRET_PBX_1`. */
function variableOf(name: string): string {
  return `SIPWRIGHT_SECRET_${name.toUpperCase().replaceAll(/[^A-Z0-9]/gu, '_')}`;
}

async function askFor(
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
