/** The part of the manifest's texts that the rules bring along. */

import { readFileSync } from 'node:fs';
import { rules } from '../src/rules/index.ts';
import { type Language, textsFor } from '../src/texts/texts.ts';
import { inRepository } from './repository.ts';

/** The file as it stands, with the sentence of each rule written anew at its end. */
export function withRules(path: string, language: Language): string {
  const words = textsFor(language);
  const present: Record<string, string> = JSON.parse(readFileSync(inRepository(path), 'utf8'));
  const others = Object.entries(present).filter(([key]) => !key.startsWith('rule.'));
  const sentences = rules.map(({ name }) => [`rule.${name}`, words('rules', `${name}/why`) ?? name]);
  return `${JSON.stringify(Object.fromEntries([...others, ...sentences]), undefined, 2)}\n`;
}
