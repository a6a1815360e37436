/** Patterns for paths, as shells and editors have them: `*` within a name, `**` for any folders, `{a,b}` for one or the other. */

import { matchesWildcard } from './wildcard.ts';

/** More are not tried, however many braces somebody writes. */
const mostChoices = 100;

/** True for a path that the pattern stands for; both with slashes, counted from the same folder. A pattern without a slash is one for names anywhere. */
export function matchesPath(pattern: string, path: string): boolean {
  const steps = path.split('/');
  return choicesIn(pattern).some((choice) => {
    const anywhere = choice.includes('/') ? choice : `**/${choice}`;
    return matchesSteps(anywhere.replace(/^\.?\//u, '').split('/'), steps);
  });
}

/** Like a pattern with stars, where `**` is the star and a name the character. */
function matchesSteps(pattern: readonly string[], steps: readonly string[]): boolean {
  let at = 0;
  let inPattern = 0;
  let star = -1;
  let behindStar = 0;
  while (at < steps.length) {
    const name = pattern[inPattern];
    if (name === '**') {
      star = inPattern;
      behindStar = at;
      inPattern += 1;
    } else if (name !== undefined && matchesWildcard(name, steps[at] ?? '')) {
      at += 1;
      inPattern += 1;
    } else if (star === -1) {
      return false;
    } else {
      behindStar += 1;
      at = behindStar;
      inPattern = star + 1;
    }
  }
  while (pattern[inPattern] === '**') inPattern += 1;
  return inPattern === pattern.length;
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
