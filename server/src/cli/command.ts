/** What a command of the command line is. */

import type { OptionDefinitions, Parsed } from './arguments.ts';
import type { Terminal } from './terminal.ts';

export interface Command {
  readonly options: OptionDefinitions;
  /** Gives the exit status. */
  readonly run: (parsed: Parsed, terminal: Terminal) => Promise<number>;
}
