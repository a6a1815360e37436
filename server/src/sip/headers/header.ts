/** What a header field definition is. One header, one file beside this one; `npm run generate` collects them in `index.ts`. */

import type { Cursor } from '../values/cursor.ts';
import type { WordFinder } from '../vocabularies/words.ts';

/** m must, m* should (cope without), o may, c under a condition, t should (must on streams), * needed with a body, - may not: RFC 3261 §20. */
export type Presence = 'm' | 'm*' | 'o' | 'c' | 't' | '*' | '-';

/** Where a row of the RFC's table applies: requests, all responses, both, one class, one code, or copied from the request. */
export type Place = 'request' | 'response' | 'any' | 'copied' | `${number}xx` | `${number}`;

/** Methods by presence, as blank-separated names: `{ m: 'INVITE REGISTER', o: 'BYE' }`. */
export type Row = Readonly<Partial<Record<Presence, string>>>;

/** How often the field may stand in a message: once; as rows that equal one comma list; or as rows that are never joined. */
export type Repeat = 'once' | 'list' | 'rows';

export interface ParamDefinition {
  readonly spec: string;
  /** Registered or defined values, when only those make sense. */
  readonly values?: readonly string[];
  /** How grave another value is; a hint where nothing is said. */
  readonly unknown?: 'warning';
  /** Its value stands in quotes. */
  readonly quoted?: true;
  /** Stands without a value. */
  readonly flag?: true;
  /** The words in its value that draw on a vocabulary. */
  readonly words?: WordFinder;
}

export interface HeaderDefinition<V = unknown> {
  /** Its own, from 0 on: tables about header fields are looked up by it. */
  readonly number: number;
  /** In the spelling of its RFC. Comparison ignores case. */
  readonly name: string;
  readonly compact?: string;
  /** The RFC section that defines it, as `RFC 3261 §20.22`. */
  readonly spec: string;
  /** Deprecated or removed by a later RFC. */
  readonly historic?: true;
  readonly repeat: Repeat;
  /** The rows of the RFC's own table and of each extension's, merged. */
  readonly where: Readonly<Partial<Record<Place, Row>>>;
  readonly params?: Readonly<Record<string, ParamDefinition>>;
  /** The words that may stand before its parameters, where its grammar lists them and no vocabulary has them. */
  readonly values?: readonly string[];
  /** The words before its parameters that draw on a vocabulary: what they mean, what may stand there, and what is a slip follows from it. */
  readonly words?: WordFinder;
  /** The words in the names of parameters that are not listed. */
  readonly paramNames?: WordFinder;
  /** A value that is right, and is run as a test. */
  readonly example: string;
  /** Values in which what is malformed does no harm. */
  readonly harmless?: RegExp;
  /** True when the grammar lets the value be empty, as in `Supported:`. */
  readonly mayBeEmpty?: true;
  /**
   * Reads one value: the whole field, or for `list` one element of it.
   * Fails through the cursor, which reports at the right place; never throws anything else.
   */
  readonly parse: (cursor: Cursor) => V;
}

/** What is written of a header field. */
export type HeaderText<V> = Omit<HeaderDefinition<V>, 'number'>;

let count = 0;

/** A definition with its number. All have the same shape, whatever is said in them, so that the engine finds its way in each as fast as in one. */
export function defineHeader<V>(text: HeaderText<V>): HeaderDefinition<V> {
  const { name, compact, spec, historic, repeat, where, params, words, paramNames } = text;
  const { example, harmless, mayBeEmpty, parse } = text;
  const number = count;
  count += 1;
  const definition = {
    number,
    name,
    compact,
    spec,
    historic,
    repeat,
    where,
    params,
    words,
    paramNames,
    example,
    harmless,
    mayBeEmpty,
    parse,
  };
  return definition as HeaderDefinition<V>;
}

/** A table by the number of the header field. */
export function tabled<T>(entries: readonly (readonly [HeaderDefinition, T])[]): readonly T[] {
  const table: T[] = [];
  for (const [{ number }, entry] of entries) table[number] = entry;
  return table;
}
