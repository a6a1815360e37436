/** The sentences of `texts/` in the language of the editor. */

import type { Words } from '../features/words.ts';
import { features as enFeatures } from '../texts/en/features.ts';
import { features as zhFeatures } from '../texts/zh-cn/features.ts';

const families: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  en: { features: enFeatures },
  'zh-cn': { features: zhFeatures },
};

export function wordsIn(language: string): Words {
  return (family, key, args = {}) => {
    const sentence = families[language]?.[family]?.[key] ?? families.en?.[family]?.[key];
    return sentence?.replaceAll(/\{(\w+)\}/gu, (braces, name: string) => String(args[name] ?? braces));
  };
}
