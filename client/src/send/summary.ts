/** An exchange in one line, as it stands beside the start line. */

import type { ExchangeEvent } from '../../../server/src/protocol.ts';
import type { Exchange } from './exchange.ts';

export type Kind = 'provisional' | 'success' | 'redirection' | 'failure' | 'request' | 'note';

export interface Summary {
  readonly text: string;
  readonly kind: Kind;
}

/** The words that are needed where no answer speaks for itself. */
export interface SummaryWords {
  readonly sending: string;
  readonly ended: string;
}

const separator = ' · ';

export function summaryOf(exchange: Exchange, words: SummaryWords): Summary {
  const { text, kind } = outcomeOf(exchange, words);
  const { checks = [] } = exchange;
  if (checks.length === 0) return { text, kind };
  // A block that says what it wants has failed or passed by that alone.
  const met = checks.filter(({ isMet }) => isMet).length;
  const isPassed = met === checks.length;
  const verdict = isPassed ? `✓ ${met}` : `✗ ${checks.length - met}/${checks.length}`;
  return { text: [text, verdict].join(separator), kind: isPassed ? 'success' : 'failure' };
}

function outcomeOf({ outcome, state, waits }: Exchange, words: SummaryWords): Summary {
  const pending = state === 'running' ? (waits ?? words.sending) : words.ended;
  if (outcome === undefined) return { text: pending, kind: 'note' };
  if (outcome.event === 'failed') return { text: outcome.note ?? words.ended, kind: 'failure' };
  const { at, transport, peer } = outcome;
  return { text: [answerOf(outcome), duration(at), `${transport} ${peer}`].join(separator), kind: kindOf(outcome) };
}

/** `200 OK`, or what a message that came in begins with. */
export function answerOf({ status, reason, text }: ExchangeEvent): string {
  if (status !== undefined) return `${status} ${reason ?? ''}`.trim();
  return /^\S+/u.exec(text ?? '')?.[0] ?? '';
}

export function kindOf({ event, status }: ExchangeEvent): Kind {
  if (event === 'failed') return 'failure';
  if (event === 'request') return 'request';
  if (event === 'unexpected' || status === undefined) return 'note';
  if (status < 200) return 'provisional';
  if (status < 300) return 'success';
  return status < 400 ? 'redirection' : 'failure';
}

/** `udp 127.0.0.1:40123 192.0.2.1:5060`: the transport and both ends, as far as they are known. */
export function wayOf({ transport, local, peer }: ExchangeEvent): string {
  return [transport, local, peer].filter((part) => part !== undefined && part !== '').join(' ');
}

/** `0.4 ms`, `12 ms`, `1.2 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1) return `${milliseconds.toFixed(1)} ms`;
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
