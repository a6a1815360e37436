/** What the traffic channel has of each thing that happened. */

import type { ExchangeEvent } from '../../server/src/protocol.ts';
import { wayOf } from './send/summary.ts';

/** A heading, what is odd about it, and the message as it was on the wire; nothing where there is nothing to see. */
export function traceOf(event: ExchangeEvent, time: Date, word: string): string | undefined {
  if (event.event === 'done') return undefined;
  const { at, title, note } = event;
  const heading = [time.toISOString().slice(11, 23), word, wayOf(event), `+${Math.round(at)} ms`, title];
  const lines = [heading.filter((part) => part !== '').join('  '), note, event.whole ?? event.text, ''];
  return lines.filter((line) => line !== undefined).join('\n');
}
