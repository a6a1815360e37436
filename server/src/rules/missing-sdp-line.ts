/** A session description without a line that it cannot do without. */

import { lineType } from '../sip/bodies/sdp/lines.ts';
import type { MediaSection, SdpLine } from '../sip/bodies/sdp.ts';
import type { Edit, Fix } from '../sip/problem.ts';
import { insert } from '../sip/syntax/edit.ts';
import { safeFix } from './common/fixes.ts';
import {
  type CheckedSdp,
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
      sdpExample({ v: '', o: 'o=- 1 1 IN IP4 192.0.2.1\n^^^^^^^^^^^^^^^^^^^^^^^^ Missing in this description: v=' }),
      sdpExample({ v: 'v=0\n^^^ Missing in this description: o=', o: '' }),
      sdpExample({ v: 'v=0\n^^^ Missing in this description: s=', s: '' }),
      sdpExample({ v: 'v=0\n^^^ Missing in this description: t=', t: '' }),
      sdpExample({ v: 'v=0\n^^^ Missing in this description: s= t=', s: '', t: '' }),
      sdpExample({ v: '', o: '', s: 's=-\n^^^ Missing in this description: v= o= t=', t: '' }),
      sdpExample({
        c: '',
        m: 'm=audio 49170 RTP/AVP 0\n^^^^^^^^^^^^^^^^^^^^^^^ No c= says where this stream is to be sent, neither here nor above the first m=',
      }),
    ],
  },
  about: { traits: ['unusual-sdp'] },
  checkSdp(sdp, report) {
    if (!sdp.isReadable || sdp.block.raw) return;
    reportLines(sdp, report);
    if (sdp.session.lines.some(({ kind }) => kind === 'connection')) return;
    // One fault, however many streams lack it: one line above the first m= is enough.
    const [first] = sdp.media.filter((section) => lacksConnection(sdp, section));
    if (first !== undefined) report(lineSpan(sdp, first.media), { what: 'connection' });
  },
});

/** While a description is typed from top to bottom, a line is missing once one stands that comes below it. */
function reportLines(sdp: CheckedSdp, report: Report): void {
  const [first] = sdp.lines;
  const present = new Set(sdp.lines.map((line) => letterOf(line).toLowerCase()));
  const missing = ['v', 'o', 's', 't'].filter((letter) => {
    return !present.has(letter) && (sdp.isDone || sdp.lines.some((line) => isBelow(line, letter)));
  });
  if (first === undefined || missing.length === 0) return;
  // Descriptions without t= stand in RFCs too (RFC 6230 §10, RFC 7701 §9.1), and receivers take 0 0 for it.
  const severity = missing.join('') === 't' ? 'warning' : 'error';
  const args = { lines: missing.map((letter) => `${letter}=`).join(' ') };
  report(lineSpan(sdp, first), { args, severity, fixes: insertion(sdp, missing) });
}

function isBelow(line: SdpLine, letter: string): boolean {
  const type = lineType(letterOf(line));
  return type !== undefined && (type.inSession === undefined || type.inSession > (lineType(letter)?.inSession ?? 0));
}

/** All of them at once, or nothing: without them all the description stays as bad as it is. */
function insertion(sdp: CheckedSdp, letters: readonly string[]): readonly Fix[] {
  const lines: string[] = [];
  const edits: Edit[] = [];
  for (const letter of letters) {
    const line = usual[letter];
    const place = sdp.lines.find((each) => isBelow(each, letter))?.start;
    if (line === undefined || place === undefined) return [];
    lines.push(line);
    edits.push(insert(place, newLine(sdp, line)));
  }
  return [safeFix('insert', keepingLength(sdp, edits), { line: lines.join(' ') })];
}

/** RFC 8866 §5.7. A stream that is refused goes nowhere: RFC 3264 §6. */
function lacksConnection(sdp: CheckedSdp, section: MediaSection): boolean {
  const { media, lines } = section;
  if (media.port?.text === '0' || media.port === undefined || media.value.text.includes('{{')) return false;
  if (lines.some(({ kind }) => kind === 'connection')) return false;
  return isSectionDone(sdp, section) || lines.some(({ kind }) => kind === 'attribute');
}
