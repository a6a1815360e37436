/** Exchanges as they are written down, so that the last answers outlive the window: bounded, and without what is secret. */

import type { Redactor } from '../../../server/src/proofs.ts';
import type { ExchangeEvent } from '../../../server/src/protocol.ts';
import { beginExchange, digestOf, type Exchange, type Previous } from './exchange.ts';
import type { Lines } from './place.ts';
import { cleanedWire } from './wire-traffic.ts';

type KeptEvent = Omit<ExchangeEvent, 'exchange' | 'uri' | 'startLine' | 'endLine' | 'title' | 'whole'>;

/** Of the message itself nothing is kept but what tells whether it is the same. */
export interface Kept {
  readonly uri: string;
  readonly title: string;
  /** As `sent` of the exchange. */
  readonly sent: string;
  /** The same of the start line alone, by which a message is known that was edited since. */
  readonly startLine: string;
  readonly line: number;
  readonly entries: readonly KeptEvent[];
  /** Which of them counts; -1 for none. */
  readonly outcome: number;
  readonly remarks: readonly string[];
  readonly previous?: { readonly answer: KeptEvent; readonly sent: string };
}

/** Messages in a document, and what is kept of them to know them again. */
export interface Place {
  readonly lines: Lines;
  readonly sent: string;
  readonly startLine: string;
}

/** So many exchanges are kept, the latest; so many characters of all of them; and so many answers of each. */
export const keptLimits = { exchanges: 100, characters: 256 * 1024, entries: 8, wire: 24 * 1024 };

/** Nothing for an exchange of which there is nothing to show. */
export function keep(exchange: Exchange, startLine: string, redactor: Redactor): Kept | undefined {
  const { uri, title, sent, lines, remarks, previous, outcome, isUnsent } = exchange;
  if (isUnsent || exchange.entries.length === 0) return undefined;
  const events = exchange.entries.map(({ event }) => event);
  const last = events.slice(-keptLimits.entries);
  const shown = outcome === undefined || last.includes(outcome) ? last : [outcome, ...last.slice(1)];
  return {
    uri,
    title: redactor.clean(title),
    sent,
    startLine: digestOf(startLine),
    line: lines.start,
    entries: shown.map((event) => keptEvent(event, redactor)),
    outcome: outcome === undefined ? -1 : shown.indexOf(outcome),
    remarks: remarks.map((remark) => redactor.clean(remark)),
    ...(previous === undefined
      ? {}
      : { previous: { answer: keptEvent(previous.answer, redactor), sent: previous.sent } }),
  };
}

/** The latest of them, as many as may be kept. */
export function bounded(all: readonly Kept[]): readonly Kept[] {
  const { exchanges, characters } = keptLimits;
  let size = 0;
  const latest = all.slice(-exchanges).reverse();
  const end = latest.findIndex((kept) => {
    size += JSON.stringify(kept).length;
    return size > characters;
  });
  return (end === -1 ? latest : latest.slice(0, end)).reverse();
}

/** Where its message stands by now: the one that is the same, else one with the same start line; of several the nearest. */
export function placeOf({ sent, startLine, line }: Kept, places: readonly Place[]): Place | undefined {
  const nearest = (fits: (place: Place) => boolean): Place | undefined =>
    places
      .filter(fits)
      .toSorted((one, other) => Math.abs(one.lines.start - line) - Math.abs(other.lines.start - line))[0];
  return nearest((place) => place.sent === sent) ?? nearest((place) => place.startLine === startLine);
}

export function restored(kept: Kept, { lines, sent }: Place): Exchange {
  const { uri, title, remarks, previous } = kept;
  const place = { exchange: '', uri, title, startLine: lines.start, endLine: lines.end };
  const events = kept.entries.map((event): ExchangeEvent => ({ ...place, ...event }));
  const outcome = events[kept.outcome];
  const before: Previous | undefined =
    previous === undefined ? undefined : { ...previous, answer: { ...place, ...previous.answer } };
  return {
    ...beginExchange({ ...place, event: 'done', at: 0, transport: '', peer: '' }, kept.sent, before),
    state: 'done',
    isStale: sent !== kept.sent,
    isRestored: true,
    entries: events.map((event) => ({ event })),
    traffic: events,
    remarks: [...remarks],
    ...(outcome === undefined ? {} : { outcome }),
  };
}

function keptEvent(event: ExchangeEvent, redactor: Redactor): KeptEvent {
  const { at, transport, peer, local, status, reason, tag, text, wire, truncated, note, otherSource } = event;
  const isSmall = wire !== undefined && wire.length <= keptLimits.wire;
  return {
    event: event.event,
    at,
    transport,
    peer,
    ...(local === undefined ? {} : { local }),
    ...(status === undefined ? {} : { status }),
    ...(reason === undefined ? {} : { reason: redactor.clean(reason) }),
    ...(tag === undefined ? {} : { tag }),
    ...(text === undefined ? {} : { text: redactor.clean(text) }),
    ...(isSmall ? { wire: cleanedWire(wire, (said) => redactor.clean(said)) } : {}),
    ...(truncated === undefined ? {} : { truncated }),
    ...(note === undefined ? {} : { note: redactor.clean(note) }),
    ...(otherSource === undefined ? {} : { otherSource }),
  };
}
