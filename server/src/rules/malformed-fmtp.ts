/** A parameter of a format whose value the format does not allow. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { allowedValues, type FormatDefinition, formatOf, isAllowed } from '../sip/bodies/sdp/format-params.ts';
import { payloadType } from '../sip/bodies/sdp/payload-types.ts';
import { Fmtp, type FormatParameters } from '../sip/bodies/sdp/values/fmtp.ts';
import { Rtpmap } from '../sip/bodies/sdp/values/rtpmap.ts';
import type { MediaSection } from '../sip/bodies/sdp.ts';
import { nearest } from '../sip/nearest.ts';
import { type Span, spanOf, type Token } from '../sip/span.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { isLineBeingTyped, sdpExample } from './common/sdp.ts';
import { defineRule, type Report } from './rule.ts';

/** In shorter names a letter or two is too little to go by. */
const shortestName = 8;

export default defineRule({
  name: 'malformed-fmtp',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 8866 §6.15',
  examples: {
    good: [
      sdpExample(
        { m: 'm=audio 49170 RTP/AVP 96 101' },
        'a=rtpmap:96 AMR-WB/16000',
        'a=fmtp:96 octet-align=1; mode-set=0,1,8; x-own=5',
        'a=rtpmap:101 telephone-event/8000',
        'a=fmtp:101 0-15,16,32-49',
      ),
      sdpExample({ m: 'm=audio 49170 RTP/AVP 18' }, 'a=fmtp:18 annexb=no'),
    ],
    bad: [
      sdpExample(
        { m: 'm=audio 49170 RTP/AVP 101' },
        'a=rtpmap:101 telephone-event/8000',
        'a=fmtp:101 0-15,300\n                ^^^ 300 is no event, nor a range of events: those have numbers from 0 to 255',
      ),
      sdpExample(
        { m: 'm=audio 49170 RTP/AVP 18' },
        'a=fmtp:18 annexb=maybe\n                 ^^^^^ annexb of G729 is one of: yes, no',
      ),
      sdpExample(
        { m: 'm=video 49170 RTP/AVP 96' },
        'a=rtpmap:96 H264/90000',
        'a=fmtp:96 packetization-mode=1;profile-level-id=42E0\n                                                ^^^^ profile-level-id of H264 is written like: 42e01f',
      ),
      sdpExample(
        { m: 'm=audio 49170 RTP/AVP 96' },
        'a=rtpmap:96 EVS/16000',
        'a=fmtp:96 br=24.4-5.9\n             ^^^^^^^^ br of EVS is written like: 5.9-24.4',
      ),
      sdpExample(
        { m: 'm=video 49170 RTP/AVP 96' },
        'a=rtpmap:96 H264/90000',
        'a=fmtp:96 packetisation-mode=1\n          ^^^^^^^^^^^^^^^^^^ H264 has no parameter packetisation-mode; did you mean packetization-mode?',
      ),
    ],
  },
  about: { attributes: ['fmtp'], traits: ['unusual-stream'] },
  checkSdp(sdp, report) {
    for (const section of sdp.media) {
      for (const { line, value } of attributesIn(section.lines, Fmtp)) {
        if (!isLineBeingTyped(sdp, line)) checkParameters(value, encodingIn(section, value), report);
      }
    }
  },
});

function encodingIn({ lines }: MediaSection, { format }: FormatParameters): string {
  const mapped = attributesIn(lines, Rtpmap).find(({ value }) => value.payloadType.text === format.text);
  return mapped?.value.encoding.text ?? payloadType(Number(format.text))?.encoding ?? '';
}

function checkParameters(parameters: FormatParameters, encoding: string, report: Report): void {
  if (encoding.toLowerCase() === 'telephone-event') {
    checkEvents(parameters, report);
    return;
  }
  const format = formatOf(encoding);
  if (format === undefined) return;
  for (const { name, value } of parameters.params) {
    const definition = format.params.find((each) => each.name === name.text.toLowerCase());
    if (definition === undefined && reportMeant(name, format, report)) continue;
    if (definition === undefined || value === undefined || isAllowed(definition, value.text)) continue;
    const span: Span = value.text === '' ? spanOf(name.start, value.end) : value;
    const isPattern = definition.pattern !== undefined;
    const args = { name: definition.name, encoding: format.encoding, values: allowedValues(definition) };
    report(span, { what: isPattern ? 'like' : 'what', args, spec: format.spec });
  }
}

/** Short names and those of limits are all alike; a longer one that differs in a letter or two is mistyped. */
function reportMeant(name: Token, { encoding, params, spec }: FormatDefinition, report: Report): boolean {
  const { text } = name;
  if (text.length < shortestName || text.startsWith('max-') || isTemplated(name)) return false;
  const names = params.map((each) => each.name).filter((each) => !each.startsWith('max-'));
  const meant = nearest(text, names, 2);
  if (meant === undefined) return false;
  const fixes = [guess('replace', replaceBy(name, meant), { meant })];
  report(name, { what: 'name', args: { name: text, encoding, meant }, spec, fixes });
  return true;
}

/** RFC 4733 §2.4.1: numbers and ranges of them between commas. Some devices write `events=` before it, as RFC 4733 §7.1.1 names the parameter. */
function checkEvents({ text }: FormatParameters, report: Report): void {
  const [list = ''] = text.text.split(';', 1);
  const before = /^(?:events=)?/iu.exec(list)?.[0].length ?? 0;
  let at = before;
  for (const piece of list.slice(before).split(',')) {
    const trimmed = piece.trim();
    const start = text.start + at + piece.indexOf(trimmed);
    at += piece.length + 1;
    if (isEvents(trimmed)) continue;
    const span = trimmed === '' ? spanOf(text.start, text.start + list.length) : spanOf(start, start + trimmed.length);
    report(span, { what: 'events', args: { value: trimmed }, spec: 'RFC 4733 §2.4.1' });
    return;
  }
}

function isEvents(text: string): boolean {
  const [, first, last = first] = /^(\d{1,3})(?:-(\d{1,3}))?$/u.exec(text) ?? [];
  return first !== undefined && Number(first) <= Number(last) && Number(last) <= 255;
}
