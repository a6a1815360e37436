/** The known word that a mistyped one is likely to mean. */

/** The word of `known` that differs least from `word`, when it differs little enough to be meant, by `most` letters or less; upper and lower case count as equal. */
export function nearest(word: string, known: Iterable<string>, most = 3): string | undefined {
  const lower = word.toLowerCase();
  let best: string | undefined;
  let least = Math.min(most, Math.ceil(lower.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - lower.length) >= least) continue;
    const steps = distance(lower, candidate.toLowerCase(), least);
    if (steps < least) {
      least = steps;
      best = candidate;
    }
  }
  return best;
}

/** How many letters must be put in, taken out, changed or swapped with their neighbour; `limit` when that many or more. */
function distance(one: string, other: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let steps = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      const isSwap = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isSwap) steps = Math.min(steps, at(beforeLast, column - 2) + 1);
      current.push(steps);
    }
    if (Math.min(...current) >= limit) return limit;
    beforeLast = last;
    last = current;
  }
  return at(last, other.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
