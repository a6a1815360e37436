/** An attribute of a session description without a name, or whose value its definition does not allow. */

import { attributeNamed } from '../sip/bodies/sdp/attributes.ts';
import { payloadType } from '../sip/bodies/sdp/payload-types.ts';
import { type SdpAttribute, wordsOf } from '../sip/bodies/sdp.ts';
import { spanOf, type Token } from '../sip/span.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { type CheckedSdp, checkedSdp, isLineBeingTyped, keepingLength, lineSpan, sdpExample } from './common/sdp.ts';
import { defineRule, type Report } from './rule.ts';

/** What the value of an attribute has to be where it is one number. */
const numbers: Readonly<Record<string, readonly [least: number, most: number]>> = {
  ptime: [1, 65_535],
  maxptime: [1, 65_535],
  'sctp-port': [0, 65_535],
};

export default defineRule({
  name: 'malformed-sdp-attribute',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 8866 §5.13',
  examples: {
    good: [
      sdpExample({}, 'a=rtpmap:0 PCMU/8000/1', 'a=ptime:20', 'a=X-odd thing', 'a={{attribute}}'),
      sdpExample({ m: 'm=audio 49170 RTP/AVP 96' }, 'a=rtpmap:96 {{codec}}', 'a=ptime:{{ptime}}'),
    ],
    bad: [
      sdpExample({}, 'a=\n^^ The name of the attribute is missing'),
      sdpExample({}, 'a=:20\n^^^^^ The name of the attribute is missing'),
      sdpExample({}, 'a=ptime 20\n       ^ A colon has to stand between ptime and its value'),
      sdpExample({}, 'a=rtpmap:0\n^^^^^^^^^^ a=rtpmap takes: payload-type encoding/clock-rate'),
      sdpExample(
        { m: 'm=audio 49170 RTP/AVP 96' },
        'a=rtpmap:96 opus\n^^^^^^^^^^^^^^^^ a=rtpmap takes: payload-type encoding/clock-rate',
      ),
      sdpExample({}, 'a=rtpmap:128 opus/48000\n         ^^^ 128 is not a number from 0 to 127'),
      sdpExample({}, 'a=rtpmap:0 PCMA/8000\n           ^^^^^^^^^ The payload type 0 always stands for PCMU'),
      sdpExample({}, 'a=ptime:fast\n        ^^^^ fast is not a number from 1 to 65535'),
    ],
  },
  checkBlock(block, report, context) {
    const sdp = checkedSdp(block, context);
    for (const line of sdp?.lines ?? []) {
      if (sdp === undefined || line.kind !== 'attribute' || isLineBeingTyped(sdp, line)) continue;
      checkAttribute(sdp, line, report);
    }
  },
});

function checkAttribute(sdp: CheckedSdp, line: SdpAttribute, report: Report): void {
  const { name, argument } = line;
  if (isTemplated(name)) return;
  if (name.text.trim() === '') report(lineSpan(sdp, line), { what: 'no-name' });
  else if (argument === undefined) checkColon(sdp, name, report);
  else if (name.text === 'rtpmap') checkMapping(sdp, line, argument, report);
  else checkNumber(name, argument, report);
}

/** `a=rtpmap 96 opus/48000`: the attribute is known, and needs a value. */
function checkColon(sdp: CheckedSdp, name: Token, report: Report): void {
  const [, known = '', blanks = ''] = /^(\S+)([ \t]+)\S/u.exec(name.text) ?? [];
  const attribute = attributeNamed(known);
  if (attribute === undefined || attribute.flag === true) return;
  const start = name.start + known.length;
  const span = spanOf(start, start + blanks.length);
  const fixes = [guess('colon', keepingLength(sdp, replaceBy(span, ':')))];
  report(span, { what: 'no-colon', args: { name: known }, fixes });
}

/** RFC 8866 §6.6. */
function checkMapping(sdp: CheckedSdp, line: SdpAttribute, argument: Token, report: Report): void {
  const [type, mapping] = wordsOf(argument);
  if (isTemplated(argument)) return;
  if (type === undefined || mapping === undefined || !/^[^/]+\/[1-9]\d*(?:\/\d+)?$/u.test(mapping.text)) {
    // Nothing is lost where the payload type means the same everywhere; RFC 4475 has such lines in messages it calls valid.
    const severity = payloadType(Number(type?.text)) === undefined ? 'error' : 'hint';
    report(lineSpan(sdp, line), { what: 'mapping', severity, spec: 'RFC 8866 §6.6' });
    return;
  }
  if (!isNumber(type.text, 0, 127)) {
    report(type, { what: 'number', args: { value: type.text, least: 0, most: 127 } });
    return;
  }
  const known = payloadType(Number(type.text));
  if (known === undefined || isAlike(known.encoding, mapping.text)) return;
  const args = { number: known.number, encoding: known.encoding };
  report(mapping, { what: 'other-encoding', args, severity: 'warning', spec: 'RFC 3551 §6' });
}

/** Names of encodings compare without regard to case; G723.1 and G7231 are common for G723. */
function isAlike(encoding: string, mapping: string): boolean {
  return mapping.toLowerCase().startsWith(encoding.toLowerCase());
}

function checkNumber({ text: name }: Token, argument: Token, report: Report): void {
  const [least, most] = (Object.hasOwn(numbers, name) ? numbers[name] : undefined) ?? [];
  if (least === undefined || most === undefined || isTemplated(argument)) return;
  if (isNumber(argument.text.trim(), least, most)) return;
  const span = argument.text === '' ? spanOf(argument.start - 1, argument.end) : argument;
  report(span, { what: 'number', args: { value: argument.text, least, most }, severity: 'warning' });
}

function isNumber(text: string, least: number, most: number): boolean {
  return /^\d{1,9}$/u.test(text) && Number(text) >= least && Number(text) <= most;
}
