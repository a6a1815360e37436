/** A line of a session description that is none: no letter and `=`, a letter that nobody knows, or an empty line among the others. */

import { lineType } from '../sip/bodies/sdp/lines.ts';
import { isSdpField, type SdpLine, type SdpOther } from '../sip/bodies/sdp.ts';
import { guess, replaceBy, safeFix } from './common/fixes.ts';
import { type CheckedSdp, isLineBeingTyped, keepingLength, lineSpan, sdpExample } from './common/sdp.ts';
import { defineRule, type Report } from './rule.ts';

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
      sdpExample({}, 'x=1\n^ There is no line x= in SDP'),
      sdpExample({}, 'A=sendrecv\n^ There is no line A= in SDP'),
    ],
  },
  checkSdp(sdp, report) {
    if (isNone(sdp, report)) return;
    for (const line of sdp.lines) {
      if (isSdpField(line)) checkLetter(sdp, line, report);
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

function checkLetter(sdp: CheckedSdp, line: SdpLine, report: Report): void {
  if (!isSdpField(line) || lineType(line.letter.text) !== undefined || isLineBeingTyped(sdp, line)) return;
  const letter = line.letter.text;
  const small = letter.toLowerCase();
  const fixes = lineType(small) === undefined ? [] : [guess('small', replaceBy(line.letter, small), { letter: small })];
  report(line.letter, { what: 'unknown', args: { letter }, severity: 'warning', fixes });
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
