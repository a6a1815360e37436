/** The look-up of sentences in what a language has to say, by family and key. */

import { fill } from './fill.ts';

/** Sentences by key; a table in a table is reached by `outer/inner`. */
export interface Sentences {
  readonly [key: string]: string | Sentences;
}

/** All that is said in one language. */
export type Families = Readonly<Record<string, Sentences>>;

/** Gives a sentence of a family with its values filled in; nothing where there is none. */
export type TextsOf = (
  family: string,
  key: string,
  args?: Readonly<Record<string, string | number>>,
) => string | undefined;

/** Looks into one language after the other. */
export function textsIn(...languages: readonly Families[]): TextsOf {
  return (family, key, args = {}) => {
    for (const language of languages) {
      const sentence = sentenceAt(language[family], key);
      if (sentence !== undefined) return fill(sentence, args);
    }
    return undefined;
  };
}

/** What stands behind a slash may have slashes itself, as media types do. */
function sentenceAt(sentences: Sentences | undefined, key: string): string | undefined {
  const whole = ownEntry(sentences, key);
  if (typeof whole === 'string') return whole;
  const slash = key.indexOf('/');
  const inner = slash === -1 ? undefined : ownEntry(sentences, key.slice(0, slash));
  return typeof inner === 'object' ? sentenceAt(inner, key.slice(slash + 1)) : undefined;
}

/** Keys may come from a file, so nothing is found that an object merely inherits. */
function ownEntry(sentences: Sentences | undefined, key: string): string | Sentences | undefined {
  return sentences !== undefined && Object.hasOwn(sentences, key) ? sentences[key] : undefined;
}
