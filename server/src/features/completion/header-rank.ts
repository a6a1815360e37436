/** Which header fields a message may still take, and which it lacks most. */

import type { HeaderDefinition, Place, Presence } from '../../sip/headers/header.ts';
import { headerNamed, headers } from '../../sip/headers/index.ts';
import type { Field, Message } from '../../sip/syntax/tree.ts';
import { usualPlace } from '../../sip/usual-order.ts';
import { presenceIn } from '../where.ts';

export interface RankedHeader {
  readonly header: HeaderDefinition;
  /** Sorts before others when smaller, as text. */
  readonly rank: string;
  readonly presence: Presence | undefined;
  /** True when the message has one already, and may have another. */
  readonly isThere: boolean;
}

/** Where fields of no usual place stand in `usualPlace`. */
const noUsualPlace = usualPlace('x-unknown');

const ranks: Readonly<Record<Presence, number>> = { m: 0, 'm*': 1, t: 1, '*': 2, c: 3, o: 3, '-': 9 };

/**
 * The header fields that may be added to a message: those that it lacks and must have, then usual ones, then all others.
 * A field that is to become another counts as not there.
 */
export function rankedHeaders(message: Message, besides?: Field): readonly RankedHeader[] {
  const others = message.fields.filter((field) => field !== besides);
  const there = new Set(others.map(({ name }) => headerNamed(name.text)));
  const places = placesOf(message);
  const method = methodOf(message);
  const ranked: RankedHeader[] = [];
  for (const header of headers) {
    if (header.repeat === 'once' && there.has(header)) continue;
    const presence = method === undefined ? undefined : presenceAt(header, places, method);
    if (presence === '-' || isElsewhere(header, places)) continue;
    const isThere = there.has(header);
    ranked.push({ header, presence, rank: rankOf(header, presence, isThere), isThere });
  }
  return ranked;
}

/** The method of a request; of a response, the one in its CSeq. */
function methodOf({ startLine, fields }: Message): string | undefined {
  if (startLine.kind === 'request') return startLine.method.text;
  const cseq = fields.find(({ name }) => name.text.toLowerCase() === 'cseq');
  return cseq?.value.text.split(/\s+/u)[1];
}

/** The rows of a table that count for a message, the most particular first. */
function placesOf({ startLine }: Message): readonly Place[] {
  if (startLine.kind === 'request') return ['request', 'any', 'copied'];
  if (startLine.kind === 'broken') return ['any', 'copied', 'request', 'response'];
  const code = startLine.code.text;
  return [code as Place, `${code.slice(0, 1)}xx` as Place, 'response', 'any', 'copied'];
}

/** True for a field that stands only where this message is not, as WWW-Authenticate in responses. */
function isElsewhere({ where }: HeaderDefinition, places: readonly Place[]): boolean {
  return Object.keys(where).length > 0 && places.every((place) => where[place] === undefined);
}

function presenceAt({ where }: HeaderDefinition, places: readonly Place[], method: string): Presence | undefined {
  for (const place of places) {
    const presence = presenceIn(where[place], method);
    if (presence !== undefined) return presence;
  }
  return undefined;
}

function rankOf({ name, historic }: HeaderDefinition, presence: Presence | undefined, isThere: boolean): string {
  const place = usualPlace(name);
  const isUsual = place !== noUsualPlace;
  const group = presence === undefined ? 5 : ranks[presence];
  const moved = isThere ? 6 : historic === true ? 8 : group === 3 && !isUsual ? 4 : group;
  return `${moved}${String(place).padStart(2, '0')}${name.toLowerCase()}`;
}
