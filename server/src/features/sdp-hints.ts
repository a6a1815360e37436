/** Hints in session descriptions: what payload types stand for, and when a session takes place. */

import { partsAs } from '../sip/bodies/index.ts';
import { isRtp } from '../sip/bodies/sdp/terms.ts';
import { type MediaSection, type SdpTiming, sdp } from '../sip/bodies/sdp.ts';
import type { Block } from '../sip/syntax/tree.ts';
import type { Hint } from './body-hint.ts';
import { mappingOf } from './sdp-mappings.ts';
import { sessionTime } from './sdp-times.ts';
import { visibleLine } from './visible.ts';

/** A longer hint is cut: it stands behind a line. */
const longest = 120;

/** Behind each `m=` the encodings of its payload types, in their order. */
export function payloadHints(block: Block): readonly Hint[] {
  return partsAs(block, sdp).flatMap(({ tree }) => tree.media.flatMap(payloadHint));
}

/** Behind each `t=` its times as dates; that of a call, which has none, says nothing. */
export function timeHints(block: Block): readonly Hint[] {
  return partsAs(block, sdp).flatMap(({ tree }) =>
    tree.session.lines.flatMap((line) => (line.kind === 'timing' ? timeHint(line) : [])),
  );
}

function payloadHint(section: MediaSection): Hint[] {
  const { media } = section;
  if (!isRtp(media.proto?.text ?? '') || media.formats.length === 0) return [];
  const names = media.formats.map(({ text }) => mappingOf(section, Number(text))?.encoding);
  if (names.every((name) => name === undefined)) return [];
  const label = names.map((name, index) => name ?? media.formats[index]?.text ?? '').join(' ');
  return [{ offset: media.value.end, label: visibleLine(label, longest) }];
}

function timeHint({ from, until, value }: SdpTiming): Hint[] {
  const [start, end] = [sessionTime(from?.text ?? ''), sessionTime(until?.text ?? '')];
  if (start === undefined && end === undefined) return [];
  return [{ offset: value.end, label: `${start ?? ''} – ${end ?? ''}`.trim() }];
}
