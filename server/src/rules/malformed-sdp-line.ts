/** A line of a session description that is none: no letter and `=`, a letter that nobody knows, or an empty line among the others. */

import { lineType } from '../sip/bodies/sdp/lines.ts';
import { isSdpField, type SdpField, type SdpOther } from '../sip/bodies/sdp.ts';
import { spanOf } from '../sip/span.ts';
import { isBlank, skipBlanks } from '../sip/syntax/lines.ts';
import { guess, remove, replaceBy, safeFix } from './common/fixes.ts';
import { type CheckedSdp, isLineBeingTyped, keepingLength, lineSpan, sdpExample } from './common/sdp.ts';
import { defineRule, type Report } from './rule.ts';

const freeText: ReadonlySet<string> = new Set(['s', 'i', 'u', 'e', 'p']);

export default defineRule({
  name: 'malformed-sdp-line',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 8866 §5',
  examples: {
    good: [sdpExample({}, 'a=sendrecv'), sdpExample({ s: 's={{subject}}' }, '{{moreLines}}')],
    bad: [
      sdpExample({ t: 't=0 0\nsendrecv\n^^^^^^^^ No line of SDP: a letter and = are missing' }),
      sdpExample({ s: ' s=-\n^^^^ The letter, = and the value stand without blanks between them' }),
      sdpExample({ s: 's =-\n^^^^ The letter, = and the value stand without blanks between them' }),
      sdpExample({ t: 't= 0 0\n  ^ The letter, = and the value stand without blanks between them' }),
      sdpExample({ m: 'M=audio 49170 RTP/AVP 0\n^ There is no line M= in SDP' }, 'a=rtpmap:0 PCMU/8000'),
      sdpExample({}, 'x=1\n^ There is no line x= in SDP'),
      sdpExample({}, 'A=sendrecv\n^ There is no line A= in SDP'),
    ],
  },
  about: { traits: ['unusual-sdp'] },
  checkSdp(sdp, report) {
    if (isNone(sdp, report)) return;
    for (const line of sdp.lines) {
      if (isSdpField(line)) checkField(sdp, line, report);
      else checkOther(sdp, line, report);
    }
  },
});

/** Of a text without any line of SDP the first line stands for all of them. */
function isNone(sdp: CheckedSdp, report: Report): boolean {
  const first = sdp.lines.find(({ kind }) => kind !== 'blank');
  if (first === undefined || sdp.lines.some(({ kind }) => kind !== 'broken' && kind !== 'blank')) return false;
  if (!isLineBeingTyped(sdp, first)) report(lineSpan(sdp, first), { covers: sdp });
  return true;
}

function checkField(sdp: CheckedSdp, line: SdpField, report: Report): void {
  if (isLineBeingTyped(sdp, line)) return;
  if (lineType(line.letter.text) === undefined) checkLetter(sdp, line, report);
  else if (!freeText.has(line.letter.text)) checkBlanks(sdp, line, report);
}

function checkLetter(sdp: CheckedSdp, line: SdpField, report: Report): void {
  const letter = line.letter.text;
  const small = letter.toLowerCase();
  const fixes = lineType(small) === undefined ? [] : [guess('small', replaceBy(line.letter, small), { letter: small })];
  // Without its m= a stream cannot be judged.
  const covers = small === 'm' ? spanOf(line.start, sdp.end) : undefined;
  const details = { what: 'unknown', args: { letter }, severity: 'warning', fixes } as const;
  report(line.letter, covers === undefined ? details : { ...details, covers });
}

/** Where the value is no free text, a blank before it is no part of it. */
function checkBlanks(sdp: CheckedSdp, line: SdpField, report: Report): void {
  const from = line.letter.end + 1;
  if (!isBlank(sdp.block.text.charCodeAt(from))) return;
  const end = skipBlanks(sdp.block.text, from, lineSpan(sdp, line).end);
  if (end === from || end === lineSpan(sdp, line).end) return;
  const blanks = spanOf(from, end);
  const fixes = [safeFix('remove-blanks', keepingLength(sdp, remove(blanks)))];
  report(blanks, { what: 'blanks', severity: 'warning', fixes });
}

function checkOther(sdp: CheckedSdp, line: SdpOther, report: Report): void {
  if (line.kind === 'blank') {
    const edits = keepingLength(sdp, replaceBy(line, ''));
    // Many receivers pass over it, above all at the start and at the end.
    report(line, { what: 'blank', severity: 'warning', fixes: [safeFix('remove-blank', edits)] });
    return;
  }
  if (line.kind !== 'broken' || isLineBeingTyped(sdp, line)) return;
  const tight = /^[ \t]*(?<letter>[a-z])[ \t]*=[ \t]*(?<value>.*)$/u.exec(line.content.text)?.groups;
  if (tight === undefined) {
    report(lineSpan(sdp, line));
    return;
  }
  const edits = keepingLength(sdp, replaceBy(line.content, `${tight.letter}=${tight.value}`));
  report(line.content, { what: 'blanks', fixes: [safeFix('remove-blanks', edits)] });
}
