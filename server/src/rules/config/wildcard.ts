/** Patterns with `*` for any characters and `?` for one, compared without ever trying a place twice over. */

export function matchesWildcard(pattern: string, word: string): boolean {
  let at = 0;
  let inPattern = 0;
  let star = -1;
  let behindStar = 0;
  while (at < word.length) {
    const sign = pattern[inPattern];
    if (sign === '*') {
      star = inPattern;
      behindStar = at;
      inPattern += 1;
    } else if (sign === '?' || (sign !== undefined && sign === word[at])) {
      at += 1;
      inPattern += 1;
    } else if (star === -1) {
      return false;
    } else {
      // The last star takes one character more.
      behindStar += 1;
      at = behindStar;
      inPattern = star + 1;
    }
  }
  while (pattern[inPattern] === '*') inPattern += 1;
  return inPattern === pattern.length;
}
