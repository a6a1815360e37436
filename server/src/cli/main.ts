/** The command line: finds the command, reads its arguments, and ends with its status. */

import { nearest } from '../sip/nearest.ts';
import { readArguments } from './arguments.ts';
import { auth } from './auth.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import { format } from './format.ts';
import { lint } from './lint.ts';
import { send } from './send.ts';
import { serve } from './serve.ts';
import { endWithReader, failureLine, localeOf, type Terminal, terminalFor } from './terminal.ts';

/** Is put in when the bundle is made. */
declare const sipwrightVersion: string;

const commands: Readonly<Record<string, Command>> = { auth, format, lint, send, serve };

const commandFailed = 2;

void main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  const terminal = terminalFor(languageIn(args) ?? localeOf(process.env));
  endWithReader(terminal);
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error) => {
      terminal.complain(failureLine(terminal, faultOf(error)));
      process.exit(commandFailed);
    });
  try {
    process.exitCode = await run(args, terminal);
  } catch (error) {
    process.exitCode = commandFailed;
    terminal.complain(failureLine(terminal, error instanceof Failure ? error : faultOf(error)));
  }
}

/** What nobody caught is a fault of ours, said with its place for a report; but where a disk is full, nothing can be said. */
function faultOf(error: unknown): Failure {
  if (!(error instanceof Error)) return new Failure('fault', { fault: String(error) });
  const { code = '', syscall }: NodeJS.ErrnoException = error;
  if (syscall === 'write') return new Failure('cannot-print', { code });
  return new Failure('fault', { fault: error.stack ?? error.message });
}

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name = '', ...rest] = args;
  if (name === '--version' || name === '-V') return answer(terminal, sipwrightVersion);
  if (name === '--help' || name === '-h' || name === 'help') return answer(terminal, terminal.say('help'));
  if (name === '--lang') return run(rest.slice(1), terminal);
  if (name === '') throw new Failure('command-missing');
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw unknownCommand(name);
  const parsed = readArguments(rest, command.options);
  if (parsed.flags.has('help')) return answer(terminal, terminal.say(`help-${name}`));
  return command.run(parsed, terminal);
}

function answer({ print }: Terminal, text: string): number {
  print(text);
  return 0;
}

function unknownCommand(name: string): Failure {
  if (name.startsWith('-')) return new Failure('unknown-option', { option: name });
  const meant = nearest(name, Object.keys(commands));
  return new Failure('unknown-command', { command: name, ...(meant === undefined ? {} : { meant }) });
}

/** Looked for before anything else, since mistakes in the arguments are said in it as well. */
function languageIn(args: readonly string[]): string | undefined {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  return at === -1 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1]);
}
