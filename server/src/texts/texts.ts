/** What is said to people, by language. A language is a folder beside this file. */

import { sentences as en } from './en/index.ts';
import { type Families, type TextsOf, textsIn } from './look-up.ts';
import { sentences as zhCn } from './zh-cn/index.ts';

export type Language = 'en' | 'zh-cn';

const languages: Readonly<Record<Language, Families>> = { en, 'zh-cn': zhCn };

/** The language of ours that serves a locale such as `zh-TW` or `de_DE.UTF-8` best. */
export function languageFor(locale: string): Language {
  return /^zh\b/iu.test(locale.replace('_', '-')) ? 'zh-cn' : 'en';
}

/** The sentences for a locale; English where its language lacks one. */
export function textsFor(locale: string): TextsOf {
  return textsIn(languages[languageFor(locale)], languages.en);
}
