/** Patterns with `*` for any characters and `?` for one, compared without ever trying a place twice over. */

export function matchesWildcard(pattern: string, word: string): boolean {
  return matchesStars(pattern, word, '*', (sign, character) => sign === '?' || sign === character);
}

/** True where each part of a pattern stands for one part of a subject, and each star for any number of them. */
export function matchesStars(
  pattern: string | readonly string[],
  subject: string | readonly string[],
  star: string,
  matches: (one: string, other: string) => boolean,
): boolean {
  let at = 0;
  let inPattern = 0;
  let latestStar = -1;
  let behindStar = 0;
  while (at < subject.length) {
    const part = pattern[inPattern];
    if (part === star) {
      latestStar = inPattern;
      behindStar = at;
      inPattern += 1;
    } else if (part !== undefined && matches(part, subject[at] ?? '')) {
      at += 1;
      inPattern += 1;
    } else if (latestStar === -1) {
      return false;
    } else {
      // The latest star takes one part more.
      behindStar += 1;
      at = behindStar;
      inPattern = latestStar + 1;
    }
  }
  while (pattern[inPattern] === star) inPattern += 1;
  return inPattern === pattern.length;
}
