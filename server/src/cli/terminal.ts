/** Where a command writes: words in the user's language, colours where they are wanted, and an end without noise when nobody reads on. */

import { styleText } from 'node:util';
import { visibleLine } from '../features/visible.ts';
import type { Words } from '../features/words.ts';
import type { Arguments } from '../sip/problem.ts';
import { textsFor } from '../texts/texts.ts';
import type { Failure } from './failure.ts';

export type Style = Parameters<typeof styleText>[0];

export interface Terminal {
  readonly words: Words;
  /** A sentence of `texts/…/cli.ts`. */
  readonly say: (key: string, args?: Arguments) => string;
  /** A sentence of any family on one line, whose values may come from a file or a peer: nothing in them is obeyed by the terminal. */
  readonly line: (key: string, args?: Arguments, family?: string) => string;
  readonly style: (style: Style, text: string) => string;
  /** Writes a line. */
  readonly print: (text: string) => void;
  /** Writes what is no line yet. */
  readonly write: (text: string) => void;
  readonly complain: (text: string) => void;
  /** True when somebody sits there who can be asked. */
  readonly isInteractive: boolean;
  /** What is to happen when nobody reads on. */
  whenUnread: () => void;
}

const longestSentence = 1000;

export function terminalFor(locale: string): Terminal {
  const words = textsFor(locale);
  const isColoured = wantsColours(process.stdout);
  return {
    words,
    say: (key, args) => words('cli', key, args) ?? key,
    line: (key, args, family = 'cli') => visibleLine(words(family, key, args) ?? key, longestSentence),
    style: (style, text) => (isColoured ? styleText(style, text, { validateStream: false }) : text),
    print: (text) => process.stdout.write(`${text}\n`),
    write: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(`${text}\n`),
    isInteractive: process.stdin.isTTY === true && process.stderr.isTTY === true,
    whenUnread: () => process.exit(),
  };
}

/** The locale by which POSIX chooses the language of messages. */
export function localeOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): string {
  return [LC_ALL, LC_MESSAGES, LANG].find((each) => each !== undefined && each !== '') ?? 'en';
}

/** One line, in which nothing of a file's name or content can pass for words or for signs that the terminal obeys. */
export function failureLine({ line }: Terminal, { family, key, args }: Failure): string {
  return `sipwright: ${line(key, args, family)}`;
}

/** Whoever reads may stop before the end, as `head` does; then there is nobody to write to, and that is no fault. */
export function endWithReader(terminal: Terminal): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      terminal.whenUnread();
    });
}

/** NO_COLOR and FORCE_COLOR come before what the terminal can. */
function wantsColours(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0';
  return stream.isTTY === true && stream.hasColors();
}
