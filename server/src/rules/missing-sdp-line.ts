/** A session description without a line that it cannot do without. */

import { lineType } from '../sip/bodies/sdp/lines.ts';
import { isSdpField, type MediaSection, type SdpLine } from '../sip/bodies/sdp.ts';
import type { Fix } from '../sip/problem.ts';
import { insert } from '../sip/syntax/edit.ts';
import { safeFix } from './common/fixes.ts';
import {
  type CheckedSdp,
  checkedSdp,
  isSectionDone,
  keepingLength,
  letterOf,
  lineSpan,
  newLine,
  sdpExample,
} from './common/sdp.ts';
import { defineRule, type Report } from './rule.ts';

/** What stands for a line that is missing, where that is sure. */
const usual: Readonly<Record<string, string>> = { v: 'v=0', s: 's=-', t: 't=0 0' };

export default defineRule({
  name: 'missing-sdp-line',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 8866 §5',
  examples: {
    good: [
      sdpExample({ c: '' }, 'c=IN IP4 192.0.2.1'),
      sdpExample({ c: '', m: 'm=audio 0 RTP/AVP 0' }),
      sdpExample({ t: '{{times}}' }),
    ],
    bad: [
      sdpExample({ v: '', o: 'o=- 1 1 IN IP4 192.0.2.1\n^^^^^^^^^^^^^^^^^^^^^^^^ The line v= is missing' }),
      sdpExample({ v: 'v=0\n^^^ The line o= is missing', o: '' }),
      sdpExample({ v: 'v=0\n^^^ The line s= is missing', s: '' }),
      sdpExample({ v: 'v=0\n^^^ The line t= is missing', t: '' }),
      sdpExample({
        c: '',
        m: 'm=audio 49170 RTP/AVP 0\n^^^^^^^^^^^^^^^^^^^^^^^ No c= says where this stream is to be sent, neither here nor above the first m=',
      }),
    ],
  },
  checkBlock(block, report, context) {
    const sdp = checkedSdp(block, context);
    if (sdp === undefined || !sdp.isWhole || block.raw) return;
    const letters = new Set(sdp.lines.map(lettersIn));
    for (const letter of ['v', 'o', 's', 't']) if (!letters.has(letter)) reportLine(sdp, letter, report);
    if (sdp.session.lines.some(({ kind }) => kind === 'connection')) return;
    for (const section of sdp.media) checkConnection(sdp, section, report);
  },
});

/** A line with a blank too much is reported by itself. */
function lettersIn(line: SdpLine): string {
  return isSdpField(line)
    ? line.letter.text
    : (/^[ \t]*(?<letter>[a-z])[ \t]*=/u.exec(line.content.text)?.groups?.letter ?? '');
}

/** While a description is typed from top to bottom, a line is missing once one stands that comes below it. */
function reportLine(sdp: CheckedSdp, letter: string, report: Report): void {
  const [first] = sdp.lines;
  const rank = lineType(letter)?.inSession ?? 0;
  const isBelow = (line: SdpLine): boolean => {
    const type = lineType(letterOf(line));
    return type !== undefined && (type.inSession === undefined || type.inSession > rank);
  };
  if (first === undefined || !(sdp.isDone || sdp.lines.some(isBelow))) return;
  const place = sdp.lines.find(isBelow)?.start;
  // Descriptions without t= stand in RFCs too (RFC 6230 §10, RFC 7701 §9.1), and receivers take 0 0 for it.
  const severity = letter === 't' ? 'warning' : 'error';
  report(lineSpan(sdp, first), { args: { letter }, severity, fixes: insertion(sdp, letter, place) });
}

function insertion(sdp: CheckedSdp, letter: string, place: number | undefined): readonly Fix[] {
  const line = usual[letter];
  if (line === undefined || place === undefined) return [];
  return [safeFix('insert', keepingLength(sdp, [insert(place, newLine(sdp, line))]), { line })];
}

/** RFC 8866 §5.7. A stream that is refused goes nowhere: RFC 3264 §6. */
function checkConnection(sdp: CheckedSdp, section: MediaSection, report: Report): void {
  const { media, lines } = section;
  if (media.port?.text === '0' || media.port === undefined || media.value.text.includes('{{')) return;
  if (lines.some(({ kind }) => kind === 'connection')) return;
  if (!isSectionDone(sdp, section) && !lines.some(({ kind }) => kind === 'attribute')) return;
  report(lineSpan(sdp, media), { what: 'connection' });
}
