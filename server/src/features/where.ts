/** Where a header field may stand, in words: the rows of the RFC's table, with methods that say the same put together. */

import type { HeaderDefinition, Presence, Row } from '../sip/headers/header.ts';
import { methods } from '../sip/methods.ts';
import { listed, type Words } from './words.ts';

const all = methods.map(({ name }) => name as string);
const presences: readonly Presence[] = ['m', 'm*', 't', '*', 'c', 'o', '-'];

/** With more methods than this, those that are left out are named instead. */
const mostNamed = 9;

/** One line for each place of the table. */
export function whereLines({ where }: HeaderDefinition, words: Words): string[] {
  const rows = Object.entries(where).sort(
    ([one], [other]) => rank(one) - rank(other) || (shortest(one) < shortest(other) ? -1 : 1),
  );
  return rows.map(([place, row]) => {
    const label = words('hover', `place-${place}`) ?? words('hover', 'place-other', { place }) ?? place;
    return words('hover', 'where', { place: label, presences: rowInWords(row ?? {}, words) }) ?? '';
  });
}

/** What a row says of one method: the strongest presence. */
export function presenceIn(row: Row | undefined, method: string): Presence | undefined {
  return presences.find((presence) => namesIn(row?.[presence]).includes(method));
}

/** Places that are not named here, classes and codes, come behind them. */
function rank(place: string): number {
  const known = ['request', 'copied', 'any', 'response'].indexOf(place);
  return known === -1 ? 4 : known;
}

/** A class comes before its codes. */
function shortest(place: string): string {
  return place.replace('xx', '');
}

/** Where it may not stand is said only where there is nothing else to say. */
function rowInWords(row: Row, words: Words): string {
  const told = presences.filter((presence) => presence !== '-' || Object.keys(row).length === 1);
  const parts = told.flatMap((presence) => {
    const names = namesIn(row[presence]);
    return names.length === 0 ? [] : (words('hover', `presence-${presence}`, { methods: inWords(names, words) }) ?? []);
  });
  return parts.join(words('hover', 'between-clauses'));
}

function inWords(names: readonly string[], words: Words): string {
  const missing = all.filter((name) => !names.includes(name));
  if (missing.length === 0) return words('hover', 'all-methods') ?? '';
  if (names.length <= mostNamed) return listed(names, words);
  return words('hover', 'all-but', { methods: listed(missing, words) }) ?? '';
}

function namesIn(text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : text.split(' ');
}
