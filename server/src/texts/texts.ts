/** What is said to people, by language. A language is a folder beside this file. */

import { sentences as en } from './en/index.ts';
import { type Families, type TextsOf, textsIn } from './look-up.ts';
import { sentences as zhCn } from './zh-cn/index.ts';

/** Those that there are; written down, since the compiler would have to write out all sentences to infer it. */
export type Language = 'en' | 'zh-cn';

const languages: Readonly<Record<Language, Families>> = { en, 'zh-cn': zhCn };

/** The language of ours that serves a locale such as `zh-SG` or `de_DE.UTF-8` best: that one, else the first of the same tongue and script. Who reads traditional characters gets English, as from the rest of the extension. */
export function languageFor(locale: string): Language {
  if (isLanguage(locale)) return locale;
  const wanted = locale
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/[.@].*$/u, '');
  const names = Object.keys(languages).filter(isLanguage);
  return names.find((name) => name === wanted) ?? names.find((name) => writingOf(name) === writingOf(wanted)) ?? 'en';
}

/** The sentences for a locale; English where its language lacks one. */
export function textsFor(locale: string): TextsOf {
  return textsIn(languages[languageFor(locale)], languages.en);
}

function isLanguage(name: string): name is Language {
  return Object.hasOwn(languages, name);
}

/** Such as `zh-Hans`: the likeliest script where the locale names none. */
function writingOf(locale: string): string {
  try {
    const { language, script } = new Intl.Locale(locale).maximize();
    return `${language}-${script}`;
  } catch {
    return locale;
  }
}
