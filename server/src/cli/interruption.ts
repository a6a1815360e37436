/** What happens when somebody interrupts a command that sends. */

import { setTimeout } from 'node:timers/promises';
import type { Note, Sender } from '../ua/outgoing.ts';
import type { Terminal } from './terminal.ts';

export interface Interruption {
  readonly happened: () => boolean;
  /** Settles when it happens. */
  readonly happening: Promise<void>;
  /** False when it happened meanwhile. */
  readonly pause: (milliseconds: number) => Promise<boolean>;
}

/** Why a message was not sent that was to be sent after that. */
export const interrupted: Note = { key: 'cancelled', args: {} };

/** The first interruption ends what is under way as it has to be ended: CANCEL, BYE. The second one ends the command, with this status. */
export function interruptible(sender: Sender, terminal: Terminal, status: number): Interruption {
  const ending = new AbortController();
  const end = () => {
    if (!ending.signal.aborted) void sender.close();
    ending.abort();
  };
  const interrupt = () => {
    if (ending.signal.aborted) process.exit(status);
    terminal.complain(terminal.say('interrupted'));
    end();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
  terminal.whenUnread = end;
  return {
    happened: () => ending.signal.aborted,
    happening: new Promise((resolve) => ending.signal.addEventListener('abort', () => resolve())),
    pause: (milliseconds) => setTimeout(milliseconds, true, { signal: ending.signal }).catch(() => false),
  };
}
