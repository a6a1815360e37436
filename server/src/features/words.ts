/** The words for what a feature lays out. `texts/` has them; who calls a feature brings them along in the user's language. */

import type { Arguments } from '../sip/problem.ts';

/** Gives the sentence of a family under a key, its `{arguments}` filled in; English where the language lacks it, nothing where there is none. */
export type Words = (family: string, key: string, args?: Arguments) => string | undefined;

/** Names in a row, with the sign that the language has between them. */
export function listed(names: readonly string[], words: Words): string {
  return names.join(words('hover', 'between-names') ?? ', ');
}
