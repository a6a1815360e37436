/** What is not shown, counted: how many problems, and by whose word. */

import type { Withheld } from '../rules/lint.ts';
import type { Voice } from '../rules/lint-settings.ts';
import type { ProfileName } from '../rules/rule.ts';
import { listed, type Words } from './words.ts';

export type WithheldCounts = ReadonlyMap<Voice, number>;

/** The strongest first. */
const voices: readonly Voice[] = ['comment', 'option', 'config', 'settings', 'profile'];

export function withheldCounts(results: readonly { readonly withheld: readonly Withheld[] }[]): WithheldCounts {
  const counts = new Map<Voice, number>();
  for (const { withheld } of results) for (const { by } of withheld) counts.set(by, (counts.get(by) ?? 0) + 1);
  return counts;
}

/** "3 problems withheld: 2 by the profile rfc, 1 by # @lint off"; nothing when all is shown. Without a name, no one profile did it. */
export function withheldSentence(
  counts: WithheldCounts,
  profile: ProfileName | undefined,
  words: Words,
): string | undefined {
  const present = voices.filter((voice) => counts.has(voice));
  if (present.length === 0) return undefined;
  const parts = present.map((voice) => {
    const args = { count: counts.get(voice) ?? 0, ...(profile === undefined ? {} : { profile }) };
    return words('features', `withheld-by-${voice}`, args) ?? voice;
  });
  const count = present.reduce((sum, voice) => sum + (counts.get(voice) ?? 0), 0);
  return words('features', 'withheld', { count, parts: listed(parts, words) });
}
