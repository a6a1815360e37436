/** Lines of a session description in an order in which they do not stand. */

import { lineType } from '../sip/bodies/sdp/lines.ts';
import { isSdpField, type SdpField, type SdpLine } from '../sip/bodies/sdp.ts';
import type { Fix } from '../sip/problem.ts';
import { insert, replace } from '../sip/syntax/edit.ts';
import { endsLine } from '../sip/syntax/lines.ts';
import { guess } from './common/fixes.ts';
import { type CheckedSdp, isLineBeingTyped, lineSpan, sdpExample } from './common/sdp.ts';
import { defineRule, type Report } from './rule.ts';

export default defineRule({
  name: 'misordered-sdp-line',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 8866 §5',
  examples: {
    good: [sdpExample({ t: 'b=AS:64\nt=0 0\na=sendrecv' }, 'c=IN IP4 192.0.2.1', 'b=AS:64', 'a=sendrecv')],
    bad: [
      sdpExample({}, 'a=sendrecv\nb=AS:64\n^^^^^^^ b= has to stand above a=', 'a=ptime:20'),
      sdpExample({ v: 'v=0\nt=0 0\n^^^^^ t= has to stand below c=', t: '' }),
      sdpExample({ t: '' }, 't=0 0\n^^^^^ t= has to stand above the first m='),
    ],
  },
  about: { traits: ['unusual-sdp'] },
  checkSdp(sdp, report) {
    checkOrder(sdp, sdp.session.lines, 'inSession', report);
    for (const { lines } of sdp.media) {
      checkOrder(sdp, lines, 'inMedia', report);
      for (const line of lines) checkLevel(sdp, line, report);
    }
  },
});

type Level = 'inSession' | 'inMedia';

interface Ranked {
  readonly line: SdpField;
  readonly rank: number;
}

function checkOrder(sdp: CheckedSdp, lines: readonly SdpLine[], level: Level, report: Report): void {
  if (isOrdered(lines, level)) return;
  const ranked = lines.flatMap((line): Ranked[] => {
    const rank = rankOf(line, level);
    return isSdpField(line) && rank !== undefined ? [{ line, rank }] : [];
  });
  const kept = inOrder(ranked);
  const neighbours = new Map<number, Neighbours>();
  for (const each of ranked) {
    if (kept.has(each) || isLineBeingTyped(sdp, each.line)) continue;
    const found = neighbours.get(each.rank) ?? neighboursOf(each.rank, [...kept]);
    neighbours.set(each.rank, found);
    reportPlace(sdp, each.line, found, report);
  }
}

function isOrdered(lines: readonly SdpLine[], level: Level): boolean {
  let before = 0;
  for (const line of lines) {
    const rank = rankOf(line, level) ?? before;
    if (rank < before) return false;
    before = rank;
  }
  return true;
}

function rankOf(line: SdpLine, level: Level): number | undefined {
  return isSdpField(line) ? lineType(line.letter.text)?.[level] : undefined;
}

/** Between which lines those of one rank belong. */
interface Neighbours {
  readonly above: SdpField | undefined;
  readonly below: SdpField | undefined;
}

function neighboursOf(rank: number, kept: readonly Ranked[]): Neighbours {
  const above = kept.findLast((other) => other.rank <= rank)?.line;
  const below = kept.find((other) => other.rank > rank)?.line;
  return { above, below };
}

function reportPlace(sdp: CheckedSdp, line: SdpField, { above, below }: Neighbours, report: Report): void {
  const isLate = below !== undefined && below.start < line.start;
  const args = { letter: line.letter.text, other: (isLate ? below : above)?.letter.text ?? '' };
  const fixes = moving(sdp, line, isLate ? below.start : above?.end);
  report(lineSpan(sdp, line), { what: isLate ? 'what' : 'early', args, fixes });
}

/** As many lines as can stay where they are: the others are those that are misplaced. */
function inOrder(ranked: readonly Ranked[]): ReadonlySet<Ranked> {
  const best = new Map<number, readonly [number, Chain | undefined]>();
  for (const each of ranked) {
    let [length, chain]: readonly [number, Chain | undefined] = [0, undefined];
    for (const [rank, [otherLength, otherChain]] of best) {
      if (rank <= each.rank && otherLength > length) [length, chain] = [otherLength, otherChain];
    }
    best.set(each.rank, [length + 1, { each, before: chain }]);
  }
  const [, longest] = [...best.values()].reduce((one, other) => (other[0] > one[0] ? other : one));
  const kept: Ranked[] = [];
  for (let chain = longest; chain !== undefined; chain = chain.before) kept.push(chain.each);
  return new Set(kept.reverse());
}

interface Chain {
  readonly each: Ranked;
  readonly before: Chain | undefined;
}

/** The first line of each letter above the first `m=`. */
function placesInSession({ session }: CheckedSdp): ReadonlyMap<string, SdpField> {
  const places = new Map<string, SdpField>();
  for (const line of session.lines) {
    if (isSdpField(line) && !places.has(line.letter.text)) places.set(line.letter.text, line);
  }
  return places;
}

/** A line that describes the whole session below an `m=`. */
function checkLevel(sdp: CheckedSdp, line: SdpLine, report: Report): void {
  if (!isSdpField(line)) return;
  const type = lineType(line.letter.text);
  if (type === undefined || type.inMedia !== undefined || type.foreign === true || isLineBeingTyped(sdp, line)) return;
  const rank = type.inSession ?? 0;
  const below = [...placesInSession(sdp)].find(([letter]) => (lineType(letter)?.inSession ?? 0) > rank)?.[1];
  const fixes = moving(sdp, line, below?.start ?? sdp.media[0]?.start);
  report(lineSpan(sdp, line), { what: 'in-media', args: { letter: line.letter.text }, fixes });
}

function moving(sdp: CheckedSdp, line: SdpField, place: number | undefined): readonly Fix[] {
  const { text } = sdp.block;
  if (place === undefined || !endsLine(text, line.end)) return [];
  return [guess('move', [replace(line, ''), insert(place, text.slice(line.start, line.end))])];
}
