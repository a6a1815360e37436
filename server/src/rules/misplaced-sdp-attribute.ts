/** An attribute of a stream above the first `m=`, or one of the session below it. */

import { type AttributeType, attributeNamed } from '../sip/bodies/sdp/attributes.ts';
import type { SdpAttribute, SdpLine } from '../sip/bodies/sdp.ts';
import type { Fix } from '../sip/problem.ts';
import { insert, replace } from '../sip/syntax/edit.ts';
import { endsLine } from '../sip/syntax/lines.ts';
import { guess } from './common/fixes.ts';
import { type CheckedSdp, isLineBeingTyped, lineSpan, sdpExample } from './common/sdp.ts';
import { defineRule, type Report } from './rule.ts';

type Level = 'session' | 'media';

export default defineRule({
  name: 'misplaced-sdp-attribute',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 8866 §6',
  examples: {
    good: [sdpExample({ t: 't=0 0\na=sendrecv\na=ice-options:trickle' }, 'a=sendrecv', 'a=ice-options:trickle')],
    bad: [
      sdpExample({ t: 't=0 0\na=ptime:20\n^^^^^^^^^^ a=ptime belongs below an m=' }),
      sdpExample({}, 'a=mid:1', 'a=group:BUNDLE 1\n^^^^^^^^^^^^^^^^ a=group belongs above the first m='),
      sdpExample({}, 'a=cname:user@example.com\n^^^^^^^^^^^^^^^^^^^^^^^^ a=cname belongs into a=ssrc'),
    ],
  },
  about: { traits: ['unusual-sdp'] },
  checkSdp(sdp, report) {
    for (const line of sdp.session.lines) checkLevel(sdp, line, 'session', report);
    for (const { lines } of sdp.media) for (const line of lines) checkLevel(sdp, line, 'media', report);
  },
});

function checkLevel(sdp: CheckedSdp, line: SdpLine, level: Level, report: Report): void {
  if (line.kind !== 'attribute' || isLineBeingTyped(sdp, line)) return;
  const attribute = attributeNamed(line.name.text);
  if (attribute === undefined || attribute.at.includes(level)) return;
  const args = { name: attribute.name };
  report(lineSpan(sdp, line), { what: placeOf(attribute), args, fixes: moving(sdp, line, attribute) });
}

function placeOf({ at }: AttributeType): string {
  if (at.includes('session')) return 'session';
  return at.includes('media') ? 'media' : 'source';
}

/** To the end of the session's lines, or below the only `m=`; of several streams nobody can tell which one is meant. */
function moving(sdp: CheckedSdp, line: SdpAttribute, attribute: AttributeType): readonly Fix[] {
  const { text } = sdp.block;
  const target = attribute.at.includes('session') ? sdp.session : sdp.media.length === 1 ? sdp.media[0] : undefined;
  const place = target?.lines.findLast(({ kind }) => kind !== 'blank')?.end;
  if (place === undefined || placeOf(attribute) === 'source') return [];
  if (!endsLine(text, line.end) || !endsLine(text, place)) return [];
  return [guess('move', [replace(line, ''), insert(place, text.slice(line.start, line.end))])];
}
