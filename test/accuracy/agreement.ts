/** Our tables of header fields agree with the registry's: how often a field may stand, where, and which values a parameter has. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HeaderDefinition } from '../../server/src/sip/headers/header.ts';
import { headerNamed } from '../../server/src/sip/headers/index.ts';
import { sharedFolder } from './corpus.ts';
import { ownTables } from './exceptions.ts';

interface TableRow {
  readonly source: string;
  /** `R`, `r`, `2xx,417`, … or nothing, as the RFCs write it. */
  readonly where: string;
  /** A presence by method. */
  readonly methods: Readonly<Record<string, string>>;
  /** Dropped by a later RFC. */
  readonly historic?: boolean;
}

interface HeaderRow {
  readonly name: string;
  readonly commaList: boolean;
  readonly multipleRows: boolean;
  readonly tableRows: readonly TableRow[];
}

interface ParamRow {
  readonly header: string;
  readonly param: string;
  /** Values with a remark behind some; a sentence where another file lists them. */
  readonly values?: readonly string[] | string;
}

/** A line for each difference that has no reason, and for each reason that has no difference. */
export function faultsInTables(say: (line: string) => void): readonly string[] {
  const { headers } = read<{ readonly headers: readonly HeaderRow[] }>('headers');
  const { params } = read<{ readonly params: readonly ParamRow[] }>('header-params');
  const rows = headers.flatMap((header) => [...repeatOf(header), ...presencesOf(header)]);
  const differences = new Map([...rows, ...params.flatMap(valuesOf)]);
  say(`Tables of ${headers.length} header fields and values of ${params.length} parameters compared`);
  return [
    ...[...differences].filter(([name]) => ownTables[name] === undefined).map(([name, fault]) => `${name}: ${fault}`),
    ...Object.keys(ownTables)
      .filter((name) => !differences.has(name))
      .map((name) => `${name} is no exception any more: take it off the list`),
  ];
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(join(sharedFolder, 'registry', `${file}.json`), 'utf8')) as T;
}

type Difference = readonly [name: string, fault: string];

function repeatOf({ name, commaList, multipleRows }: HeaderRow): readonly Difference[] {
  const theirs = multipleRows ? (commaList ? 'list' : 'rows') : 'once';
  const ours = headerNamed(name)?.repeat;
  return ours === theirs ? [] : [[`${name} repeat`, `ours is ${ours}, theirs is ${theirs}`]];
}

/** Only of what a table in force says: where there is none, ours is read from the text of the RFC. */
function presencesOf({ name, tableRows }: HeaderRow): readonly Difference[] {
  const header = headerNamed(name);
  if (header === undefined) return [];
  return tableRows
    .filter(({ historic }) => historic !== true)
    .flatMap(({ source, where, methods }) => {
      const wrong = Object.entries(methods).flatMap(([method, cell]) => {
        const own = ownPresences(header, where, method);
        const agrees = own.length > 0 && own.every((presence) => presence === cell.replace(/\*{2,}$/u, ''));
        return agrees ? [] : [{ method, fault: `${method} ${cell}, ours ${own.join(' ') || 'none'}` }];
      });
      if (wrong.length === 0) return [];
      const place = `${name} ${where || 'any'} in ${wrong.map(({ method }) => method).join(' ')}`;
      return [[`${place}, ${source}`, wrong.map(({ fault }) => fault).join('; ')] as const];
    });
}

/** Our presences wherever a row of an RFC's table applies; in requests and all responses where it has no place of its own, or else in whatever we name. */
function ownPresences({ where: own }: HeaderDefinition, where: string, method: string): readonly string[] {
  const ours = new Map(
    Object.entries(own).flatMap(([place, row]) => {
      const presence = Object.entries(row ?? {}).find(([, methods]) => methods.split(' ').includes(method))?.[0];
      return presence === undefined ? [] : [[place, presence]];
    }),
  );
  const places = placesOf(where);
  if (places !== undefined) {
    return places.map((place) => widening(place).flatMap((each) => ours.get(each) ?? [])[0] ?? 'none');
  }
  const general = ['request', 'response', 'copied', 'any'].flatMap((place) => ours.get(place) ?? []);
  return general.length > 0 ? general : [...ours.values()];
}

/** The places a row speaks of, by our names; nothing where it speaks of all. */
function placesOf(where: string): readonly string[] | undefined {
  if (['', '-', '(1)', 'Rr'].includes(where)) return undefined;
  if (where.includes('c')) return ['copied'];
  return where.split(/, ?/u).flatMap((part) => {
    if (part === 'R') return ['request'];
    if (part === 'r') return ['response'];
    if (/^(?:300-699|3-6xx|3xx-6xx)$/u.test(part)) return ['3xx', '4xx', '5xx', '6xx'];
    return part === '18x' || part === '101-199' ? ['1xx'] : [part];
  });
}

/** A place and the wider ones that hold it, narrowest first. */
function widening(place: string): readonly string[] {
  const always = ['copied', 'any'];
  if (!/^\d/u.test(place)) return [place, ...always];
  return [place, `${place[0]}xx`, 'response', ...always];
}

function valuesOf({ header, param, values }: ParamRow): readonly Difference[] {
  if (!Array.isArray(values)) return [];
  const theirs = (values as readonly string[]).map((value) => value.replace(/ \(.*\)$/u, '')).toSorted();
  const params = Object.entries(headerNamed(header)?.params ?? {});
  const own = params.find(([name]) => name.toLowerCase() === param.toLowerCase())?.[1];
  const ours = own?.flag === true ? ['(flag)'] : (own?.values ?? []).toSorted();
  if (ours.join() === theirs.join()) return [];
  return [[`${header}/${param} values`, `ours are ${ours.join(', ') || 'none'}, theirs are ${theirs.join(', ')}`]];
}
