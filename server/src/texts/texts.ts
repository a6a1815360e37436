/** The look-up of sentences: by language, family and key. A language is a folder beside this file. */

import { sentences as en } from './en/index.ts';
import { fill } from './fill.ts';
import { sentences as zhCn } from './zh-cn/index.ts';

/** Sentences by key; a table in a table is reached by `outer/inner`. */
export interface Sentences {
  readonly [key: string]: string | Sentences;
}

export type Language = 'en' | 'zh-cn';

/** Gives a sentence of a family with its values filled in; English where the language lacks it, nothing where there is none. */
export type TextsOf = (
  family: string,
  key: string,
  args?: Readonly<Record<string, string | number>>,
) => string | undefined;

const languages: Readonly<Record<Language, Readonly<Record<string, Sentences>>>> = { en, 'zh-cn': zhCn };

/** The language of ours that serves a locale such as `zh-TW` or `de_DE.UTF-8` best. */
export function languageFor(locale: string): Language {
  return /^zh\b/iu.test(locale.replace('_', '-')) ? 'zh-cn' : 'en';
}

export function textsFor(locale: string): TextsOf {
  const language = languages[languageFor(locale)];
  return (family, key, args = {}) => {
    const sentence = sentenceAt(language[family], key) ?? sentenceAt(languages.en[family], key);
    return sentence === undefined ? undefined : fill(sentence, args);
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
