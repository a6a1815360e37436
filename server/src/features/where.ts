/** Where a header field may stand, in words: the rows of the RFC's table, with methods that say the same put together. */

import type { HeaderDefinition, Presence, Row } from '../sip/headers/header.ts';
import { methods } from '../sip/methods.ts';
import { listed, type Words } from './words.ts';

const all = methods.map(({ name }) => name as string);
const presences: readonly Presence[] = ['m', 'm*', 't', '*', 'c', 'o', '-'];

/** With more methods than this, those that are left out are named instead. */
const mostNamed = 9;

/** One line for each place of the table; classes and codes of which it says the same share one. */
export function whereLines({ where }: HeaderDefinition, words: Words): string[] {
  const rows = Object.entries(where).sort(
    ([one], [other]) => rank(one) - rank(other) || (shortest(one) < shortest(other) ? -1 : 1),
  );
  const lines = new Map<string, { readonly places: string[]; readonly said: string }>();
  for (const [place, row] of rows) {
    const said = rowInWords(row ?? {}, words);
    const key = isNamed(place) ? place : said;
    const line = lines.get(key);
    if (line === undefined) lines.set(key, { places: [place], said });
    else line.places.push(place);
  }
  return [...lines.values()].map(({ places, said }) => {
    const [place = ''] = places;
    const label = isNamed(place)
      ? words('hover', `place-${place}`)
      : words('hover', 'place-other', { place: listed(places, words) });
    return words('hover', 'where', { place: label ?? place, presences: said }) ?? '';
  });
}

/** What a row says of one method: the strongest presence. */
export function presenceIn(row: Row | undefined, method: string): Presence | undefined {
  return presences.find((presence) => namesIn(row?.[presence]).includes(method));
}

/** Places with a name of their own; all others are classes and codes, and come behind them. */
const namedPlaces: readonly string[] = ['request', 'copied', 'any', 'response'];

function isNamed(place: string): boolean {
  return namedPlaces.includes(place);
}

function rank(place: string): number {
  return isNamed(place) ? namedPlaces.indexOf(place) : namedPlaces.length;
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
