/** Which stretch of a block became which bytes, also once some of the bytes were made anew. */

import type { Origin } from './pieces.ts';
import type { Edit } from './problem.ts';
import type { Span } from './span.ts';

export interface WirePart {
  /** From which byte up to which. */
  readonly from: number;
  readonly to: number;
  /** `added` where the empty line was missing, `fresh` what Send fresh put in. */
  readonly origin: Origin | 'added' | 'fresh';
  readonly span: Span;
}

/** The parts once the bytes were edited; the edits count in bytes, lie in order and do not overlap. */
export function partsAfter(parts: readonly WirePart[], edits: readonly Edit[]): readonly WirePart[] {
  const after: WirePart[] = [];
  let shift = 0;
  let at = 0;
  const keepUpTo = (end: number) => {
    for (const part of parts) {
      const [from, to] = [Math.max(part.from, at), Math.min(part.to, end)];
      if (from < to) after.push({ ...part, from: from + shift, to: to + shift });
    }
    at = end;
  };
  for (const { start, end, text } of edits) {
    keepUpTo(start);
    const span = partAt(parts, start)?.span ?? { start, end };
    if (text !== '') after.push({ from: start + shift, to: start + shift + text.length, origin: 'fresh', span });
    shift += text.length - (end - start);
    at = end;
  }
  keepUpTo(parts.at(-1)?.to ?? at);
  return after;
}

function partAt(parts: readonly WirePart[], at: number): WirePart | undefined {
  return parts.find(({ from, to }) => from <= at && at < to);
}
