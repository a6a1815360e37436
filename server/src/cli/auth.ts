/** `sipwright auth`: whether the credentials in a message are right for a password, or what they should be. Nothing is sent or looked up. */

import { nowhere } from '../host/facts.ts';
import { wireOf } from '../sip/wire.ts';
import { type Credentials, checkCredentials, credentialsIn, withResponse } from '../ua/auth/check.ts';
import type { Account, Note } from '../ua/outgoing.ts';
import type { Parsed } from './arguments.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import { loneMessage } from './lone-message.ts';
import { passwordFor, userFor } from './secrets.ts';
import type { Terminal } from './terminal.ts';

const tasks = ['check', 'compute'];

export const auth: Command = {
  options: {
    message: { type: 'string' },
    ha1: { type: 'boolean' },
    env: { type: 'string' },
    encoding: { type: 'string' },
  },
  async run(parsed, terminal) {
    const [task = '', file, extra] = parsed.operands;
    if (!tasks.includes(task)) throw new Failure('auth-task', { tasks: tasks.join(', ') });
    if (file === undefined) throw new Failure('file-missing', { command: `auth ${task}` });
    if (extra !== undefined) throw new Failure('one-file', { file: extra });
    const bytes = await bytesOf(file, parsed, terminal);
    const found = credentialsIn(bytes);
    if (found.length === 0) throw new Failure('no-credentials', { file });
    let allRight = true;
    for (const each of found) {
      const account = await accountFor(each, file, parsed, terminal);
      const isRight = tell(bytes, each, account, task, terminal);
      allRight &&= isRight;
    }
    return allRight ? 0 : 1;
  },
};

async function bytesOf(file: string, parsed: Parsed, terminal: Terminal): Promise<Uint8Array> {
  const message = await loneMessage(file, parsed, terminal);
  const { block, defaults, source, factsFor, unsendable } = message;
  const { bytes, problems } = wireOf(block, { facts: factsFor(nowhere), encoding: source.encoding, defaults });
  if (bytes === undefined) throw unsendable(problems);
  return bytes;
}

async function accountFor(
  { user, realm }: Credentials,
  file: string,
  { flags }: Parsed,
  terminal: Terminal,
): Promise<Account> {
  const name = user ?? (await userFor(realm, terminal));
  const secret = await passwordFor(name, realm, file !== '-', terminal);
  return flags.has('ha1') ? { user: name, ha1: secret } : { user: name, password: secret };
}

/** Gives whether the credentials are right, or could be computed. */
function tell(bytes: Uint8Array, found: Credentials, account: Account, task: string, terminal: Terminal): boolean {
  const { print, style, line } = terminal;
  const sentence = ({ key, args }: Note) => line(key, args, 'send');
  const finding = checkCredentials(bytes, found, account);
  if ('key' in finding) {
    print(`${style('red', sentence(finding))}`);
    return false;
  }
  const { isRight, notes, response } = finding;
  const [verdict, ...workings] = notes;
  if (task === 'compute') {
    print(withResponse(bytes, found, response));
    return true;
  }
  const about = line('credentials-of', { user: account.user, realm: found.realm });
  if (verdict !== undefined) print(style(isRight ? 'green' : 'red', `${about} ${sentence(verdict)}`));
  for (const each of workings) print(`  ${sentence(each)}`);
  return isRight;
}
