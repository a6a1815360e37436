/** Patterns for paths, as shells and editors have them: `*` within a name, `**` for any folders, `{a,b}` for one or the other. */

import { matchesStars, matchesWildcard } from './wildcard.ts';

/** More are not tried, however many braces somebody writes. */
const mostChoices = 100;

/** True for a path that the pattern stands for; both with slashes, counted from the same folder. A pattern without a slash is one for names anywhere. */
export function matchesPath(pattern: string, path: string): boolean {
  const steps = path.split('/');
  return choicesIn(pattern).some((choice) => {
    const anywhere = choice.includes('/') ? choice : `**/${choice}`;
    return matchesStars(anywhere.replace(/^\.?\//u, '').split('/'), steps, '**', matchesWildcard);
  });
}

/** The patterns without braces that one with braces stands for. */
function choicesIn(pattern: string): readonly string[] {
  const done: string[] = [];
  const open = [pattern];
  for (let next = open.pop(); next !== undefined && done.length < mostChoices; next = open.pop()) {
    const braces = /\{(?<words>[^{}]*)\}/u.exec(next);
    if (braces === null || open.length > mostChoices) done.push(next);
    else {
      const { 0: all, index } = braces;
      const words = all.slice(1, -1).split(',');
      for (const word of words.toReversed()) open.push(next.slice(0, index) + word + next.slice(index + all.length));
    }
  }
  return done;
}
