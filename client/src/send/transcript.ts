/** Everything that was sent and came in during an exchange, as one file of messages. */

import type { ExchangeEvent, ExchangeEventName } from '../../../server/src/protocol.ts';
import { duration, wayOf } from './summary.ts';

/** One block for each, under a line that says what happened, when, and between whom. */
export function transcriptOf(events: readonly ExchangeEvent[], wordFor: (event: ExchangeEventName) => string): string {
  return events.map((event) => blockOf(event, wordFor(event.event))).join('\n');
}

function blockOf(told: ExchangeEvent, word: string): string {
  const { at, note, whole, text, event } = told;
  const heading = `### ${word} · +${duration(at)} · ${wayOf(told)}`;
  const lines = [heading, note === undefined ? undefined : `# ${note}`, written(whole ?? text ?? '')];
  return lines.filter((line) => line !== undefined && (line !== '' || event === 'failed')).join('\n');
}

/** A line within a message that looks like the one between messages gets its backslash. */
function written(text: string): string {
  return text.replaceAll(/^(?=###)/gmu, '\\');
}
