/** One message that was sent, and what came of it, as the editor remembers it. */

import { createHash } from 'node:crypto';
import type { ExchangeCheck, ExchangeEvent } from '../../../server/src/protocol.ts';
import type { Lines } from './place.ts';

/** What stands in the thread under the message: what came in, or why nothing did. */
export interface Entry {
  readonly event: ExchangeEvent;
  /** Which response of its exchange it is, from 0. */
  readonly responseIndex?: number;
}

export interface Exchange {
  /** The server's name for it; empty once that server has ended. */
  id: string;
  readonly uri: string;
  readonly title: string;
  /** From the start line to the block's end, by now; nothing while that is not known. */
  lines: Lines;
  /** Tells the text that the block had when the message was sent from any other; the text itself need not be kept. */
  readonly sent: string;
  /** True once the text is another. */
  isStale: boolean;
  /** `open` once the outcome is known while a dialog goes on. */
  state: 'running' | 'open' | 'done';
  /** What its block waits for, as a sentence, where it does. */
  waits?: string;
  /** True while a port hears on by it, though no dialog need be open. */
  isListening?: boolean;
  readonly entries: Entry[];
  /** All that went out and came in. */
  readonly traffic: ExchangeEvent[];
  responses: number;
  /** How many characters of whole messages are remembered. */
  weight: number;
  /** What Send fresh changed, and what was odd before it left. */
  readonly remarks: string[];
  /** True when nothing was sent: the message was refused, or it was only asked where it would go. */
  readonly isUnsent: boolean;
  /** Where the message would go, when that alone was asked. */
  readonly way?: string;
  /** What became of the expectations and captures of its block, once its outcome is known. */
  checks?: readonly Check[];
  /** The answer that counts so far, or why there is none. */
  outcome?: ExchangeEvent;
  /** What came of the message when it was sent the time before. */
  readonly previous?: Previous;
  /** True when it was kept from before the window was loaded, or the document opened. */
  readonly isRestored?: true;
}

/** An answer of an earlier exchange of the same message. */
export interface Previous {
  readonly answer: ExchangeEvent;
  /** As `sent` of its exchange. */
  readonly sent: string;
}

/** A line that says what the answer must be, or what of it is kept; its line is counted from the start line, so that it moves along. */
export interface Check extends Omit<ExchangeCheck, 'line'> {
  readonly above: number;
}

/** So many stand under one message; a flood does not drown the editor. */
export const entriesKept = 64;

/** So much of the traffic is remembered, retransmissions and all. */
const trafficKept = 200;

/** So many characters of whole messages are remembered, beside what is shown of each. */
export const weightKept = 2 ** 20;

const shownEvents: ReadonlySet<string> = new Set(['response', 'request', 'unexpected', 'failed']);

export function beginExchange(event: ExchangeEvent, sent: string, previous?: Previous): Exchange {
  return {
    id: event.exchange,
    uri: event.uri,
    title: event.title,
    lines: { start: event.startLine, end: event.endLine },
    sent,
    ...(previous === undefined ? {} : { previous }),
    isStale: false,
    isUnsent: false,
    state: 'running',
    entries: [],
    traffic: [],
    responses: 0,
    weight: 0,
    remarks: [],
  };
}

/** Equal for equal texts, and for no others. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

/** The answer that an exchange brought, to compare the next one with: its own, or that of the exchange before where it has none. */
export function previousOf({ outcome, sent, previous }: Exchange): Previous | undefined {
  return outcome?.event === 'response' ? { answer: outcome, sent } : previous;
}

/** True where a call was answered from several places, so that answers with the same words belong to several dialogs. */
export function hasForks({ entries }: Exchange): boolean {
  return new Set(entries.flatMap(({ event: { tag } }) => tag ?? [])).size > 1;
}

/** What is said of a message that did not leave. */
export interface Unsent {
  readonly uri: string;
  readonly lines: Lines;
  readonly text: string;
  readonly title: string;
  /** Why it was refused. */
  readonly refused?: string;
  /** Where it would go, and how that was found. */
  readonly way?: string;
  readonly steps?: readonly string[];
}

export function unsentExchange({ uri, lines, text, title, refused, way, steps = [] }: Unsent): Exchange {
  const nowhere = {
    exchange: '',
    uri,
    title,
    startLine: lines.start,
    endLine: lines.end,
    at: 0,
    transport: '',
    peer: '',
  };
  const exchange: Exchange = {
    ...beginExchange({ ...nowhere, event: 'done' }, digestOf(text)),
    isUnsent: true,
    remarks: [...steps],
    ...(way === undefined ? {} : { way }),
  };
  if (refused !== undefined) takeEvent(exchange, { ...nowhere, event: 'failed', note: refused });
  takeEvent(exchange, { ...nowhere, event: 'done' });
  return exchange;
}

/** Takes in what happened; gives the entry that is new, if there is one. */
export function takeEvent(exchange: Exchange, whole: ExchangeEvent): Entry | undefined {
  if (whole.event === 'waiting') {
    exchange.waits = whole.note ?? '';
    return undefined;
  }
  const event = withinBudget(exchange, whole);
  if (event.event !== 'done' && exchange.traffic.length < trafficKept) exchange.traffic.push(event);
  const isSettled = exchange.state !== 'running' || isSuccess(exchange.outcome);
  const isCome = event.event === 'response' || (event.event === 'request' && exchange.waits !== undefined);
  if (!isSettled && (event.event === 'failed' || isCome)) exchange.outcome = event;
  if (event.event === 'done') finish(exchange, event);
  if (!shownEvents.has(event.event) || exchange.entries.length >= entriesKept) return undefined;
  const isResponse = whole.event === 'response' && whole.wire !== undefined;
  const entry: Entry = isResponse ? { event, responseIndex: exchange.responses } : { event };
  if (isResponse) exchange.responses += 1;
  exchange.entries.push(entry);
  return entry;
}

/** What is too much is remembered as far as it is shown. */
function withinBudget(exchange: Exchange, event: ExchangeEvent): ExchangeEvent {
  const { wire, whole, ...rest } = event;
  const weight = (wire?.length ?? 0) + (whole?.length ?? 0);
  if (exchange.weight + weight <= weightKept) {
    exchange.weight += weight;
    return event;
  }
  return { ...rest, truncated: true };
}

/** The 200 to a CANCEL comes before the 487 to its INVITE: only the server knows which answer is the outcome. */
function finish(exchange: Exchange, event: ExchangeEvent): void {
  const { status, dialogOpen = false, listening = false, checks, startLine } = event;
  if (checks !== undefined)
    exchange.checks = checks.map(({ line, ...check }) => ({ ...check, above: startLine - line }));
  exchange.state = dialogOpen || listening ? 'open' : 'done';
  exchange.isListening = listening;
  const final = exchange.entries.findLast(({ event }) => event.event === 'response' && event.status === status);
  if (status !== undefined && final !== undefined) exchange.outcome = final.event;
}

/** What comes later concerns the dialog, such as the answer to its BYE. */
function isSuccess(outcome: ExchangeEvent | undefined): boolean {
  const status = outcome?.status ?? 0;
  return status >= 200 && status < 300;
}
