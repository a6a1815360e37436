/** What a vocabulary is: the words that may stand in one place. One vocabulary, one file beside this one; `npm run generate` collects them in `index.ts`. */

import type { Arguments, Severity } from '../problem.ts';

export interface Entry {
  /** In the spelling of the registry. */
  readonly name: string;
  readonly spec: string;
  /** What the registry says that a number means. */
  readonly phrase?: string;
  /** Deprecated or removed by a later RFC. */
  readonly historic?: true;
  /** In use, but in no registry of IANA. */
  readonly unregistered?: true;
  /** The key of its sentence where several entries share one; what is different fills it in. */
  readonly about?: string;
  readonly args?: Arguments;
  /** The words that go with this one: the priorities of a namespace, the causes of a protocol. */
  readonly within?: Vocabulary;
}

export interface Vocabulary {
  /** The name of its file, and of the file in `texts/` that says what its words mean. Of words within another one, `vocabulary/entry`. */
  readonly name: string;
  /** The file in `texts/` where several vocabularies share one. */
  readonly texts?: string;
  /** The usual ones first. */
  readonly entries: readonly Entry[];
  /** Upper and lower case differ. RFC 3261 §7.3.1 has it so only where an RFC says it. */
  readonly caseSensitive?: true;
  /** How grave a word is that is all but one of these; a warning where nothing is said. Of words that differ but little among themselves, such as numbers, `never`. */
  readonly misspelled?: Severity | 'never';
  /** By how many letters a misspelled word may differ; two where nothing is said. */
  readonly letters?: number;
  /** How grave any other word is. Most vocabularies can be extended by anybody, and nothing is said. */
  readonly unknown?: Severity;
}

/** A vocabulary as it is; exists so that its file is checked where it is written. */
export function defineVocabulary(vocabulary: Vocabulary): Vocabulary {
  return vocabulary;
}

const byVocabulary = new WeakMap<Vocabulary, ReadonlyMap<string, Entry>>();

/** The entry of a word. */
export function entryOf(vocabulary: Vocabulary, word: string): Entry | undefined {
  let entries = byVocabulary.get(vocabulary);
  if (entries === undefined) {
    entries = new Map(vocabulary.entries.map((entry) => [keyOf(vocabulary, entry.name), entry]));
    byVocabulary.set(vocabulary, entries);
  }
  return entries.get(keyOf(vocabulary, word));
}

function keyOf({ caseSensitive }: Vocabulary, word: string): string {
  return caseSensitive === true ? word : word.toLowerCase();
}
