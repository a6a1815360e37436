/** An attribute of a session description without a name, or whose value its definition does not allow. */

import { readingsIn } from '../sip/bodies/sdp/attribute-values.ts';
import { attributeNamed } from '../sip/bodies/sdp/attributes.ts';
import { payloadType } from '../sip/bodies/sdp/payload-types.ts';
import { attributeDefinition } from '../sip/bodies/sdp/values/index.ts';
import { type SdpAttribute, wordsOf } from '../sip/bodies/sdp.ts';
import { nearest } from '../sip/nearest.ts';
import type { Arguments, Fix, Severity } from '../sip/problem.ts';
import { type Span, spanOf } from '../sip/span.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { guess, remove, replaceBy } from './common/fixes.ts';
import { bodyExample } from './common/parts.ts';
import { type CheckedSdp, isLineBeingTyped, keepingLength, lineSpan, sdpExample, sectionsOf } from './common/sdp.ts';
import { defineRule, type Report } from './rule.ts';

export default defineRule({
  name: 'malformed-sdp-attribute',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 8866 §5.13',
  examples: {
    good: [
      sdpExample({}, 'a=rtpmap:0 PCMU/8000/1', 'a=ptime:20', 'a=X-odd thing', 'a={{attribute}}'),
      sdpExample({ m: 'm=audio 49170 RTP/AVP 96' }, 'a=rtpmap:96 {{codec}}', 'a=ptime:{{ptime}}'),
      sdpExample(
        { m: 'm=video 49170 RTP/AVP 31' },
        'a=imageattr:31 send [x=[480:16:800],y=[320:16:640],par=[1.2-1.3],q=0.6] [x=[176,208],y=144] recv *',
        'a=rtcp-xr:rcvr-rtt=all:10000 stat-summary voip-metrics x-own=1,2',
        'a=ts-refclk:ntp=/traceable/',
        'a=mediaclk:id=MDA6NjA6MmI6MjA6MTI6MWY= direct=0 rate=1000/1001',
      ),
      sdpExample({}, 'a=ts-refclk:private:traceable', 'a=mediaclk:IEEE1722=38-D6-6D-8E-D2-78-13-2F'),
      sdpExample({}, 'a=T38FaxFillBitRemoval:0', 'a=setup:ActPass', 'a=rtcp:53020 IN IP6 2001:db8::1'),
    ],
    bad: [
      sdpExample({}, 'a=\n^^ The name of the attribute is missing'),
      sdpExample({}, 'a=:20\n^^^^^ The name of the attribute is missing'),
      sdpExample({}, 'a=ptime 20\n       ^ A colon has to stand between ptime and its value'),
      sdpExample({}, 'a=ptime=20\n       ^ A colon has to stand between ptime and its value'),
      sdpExample({}, 'a=sendrecv;\n          ^ a=sendrecv takes no value'),
      sdpExample({}, 'a=ptime\n^^^^^^^ a=ptime takes: milliseconds'),
      sdpExample({}, 'a=rtcp-mux:1\n          ^^ a=rtcp-mux takes no value'),
      sdpExample({}, 'a=rtpmap:0\n^^^^^^^^^^ a=rtpmap takes: payload-type encoding/clock-rate[/channels]'),
      sdpExample(
        { m: 'm=audio 49170 RTP/AVP 96' },
        'a=rtpmap:96 opus\n^^^^^^^^^^^^^^^^ a=rtpmap takes: payload-type encoding/clock-rate[/channels]',
      ),
      sdpExample({}, 'a=rtpmap:128 opus/48000/2\n         ^^^ 128 is not a number from 0 to 127'),
      sdpExample({}, 'a=ptime:fast\n        ^^^^ fast is not a number from 1 to 65535'),
      sdpExample({}, 'a=setup:client\n        ^^^^^^ client is none of: actpass, active, passive, holdconn'),
      sdpExample({}, 'a=setup:activ\n        ^^^^^ activ is none of: actpass, active, passive, holdconn'),
      sdpExample(
        {},
        'a=ice-pwd:tooShort\n          ^^^^^^^^ ice-pwd has 22 to 256 characters, not 8',
        'a=ice-ufrag:8hhY',
      ),
      sdpExample(
        {},
        'a=candidate:1 1 UDP 2130706431 192.0.2.256 4000 typ host\n                               ^^^^^^^^^^^ 192.0.2.256 is no address',
        'a=ice-pwd:asd88fgpdd777uzjYhagZg',
        'a=ice-ufrag:8hhY',
      ),
      sdpExample({}, 'a=fingerprint:sha-1 4AADB9\n                    ^^^^^^ 4AADB9 cannot be read'),
      bodyExample(
        'application/trickle-ice-sdpfrag',
        'a=ice-ufrag:8hhY',
        'a=ice-pwd:asd88fgpdd777uzjYhagZg',
        'm=audio 9 RTP/AVP 0',
        'a=mid:1',
        'a=candidate:1 257 UDP 2130706431 192.0.2.1 4000 typ host\n              ^^^ 257 is not a number from 1 to 256',
      ),
      sdpExample(
        {},
        'a=rtcp-xr:stat-summary=loss,jitter\n                            ^^^^^^ jitter is none of: loss, dup, jitt, TTL, HL',
      ),
      sdpExample(
        { m: 'm=video 49170 RTP/AVP 31' },
        'a=imageattr:31 send [x=800,y=640] recv [x=330\n                                       ^^^^^^ [x=330 cannot be read',
      ),
      sdpExample(
        {},
        'a=ts-refclk:ptp=IEEE1588-2008:39-A7-94\n                              ^^^^^^^^ 39-A7-94 cannot be read',
      ),
      sdpExample({}, 'a=mid:1 2\n        ^ Nothing may stand behind this value'),
      sdpExample({}, 'a=curr:qos local both\n                 ^^^^ both is none of: none, send, recv, sendrecv'),
    ],
  },
  about: { traits: ['unusual-stream'] },
  checkSdp(sdp, report) {
    for (const line of sdp.lines) if (line.kind === 'attribute') checkAttribute(sdp, line, report);
    for (const { line, definition, fault } of sectionsOf(sdp).flatMap(({ lines }) => readingsIn(lines))) {
      if (fault === undefined || isLineBeingTyped(sdp, line)) continue;
      const isForm = fault.what === 'form';
      report(isForm ? lineSpan(sdp, line) : fault.span, {
        what: fault.what,
        severity: severityOf(line, isForm) ?? definition.severity ?? 'error',
        fixes: fault.what === 'choice' ? nearestChoice(sdp, fault.span, fault.args) : [],
        args: isForm ? { name: definition.name, form: definition.form } : fault.args,
        spec: attributeNamed(definition.name)?.spec ?? 'RFC 8866 §5.13',
      });
    }
  },
});

/** The word that was meant, where one is near. */
function nearestChoice(sdp: CheckedSdp, span: Span, { value = '', values = '' }: Arguments): readonly Fix[] {
  const meant = nearest(String(value), String(values).split(', '));
  return meant === undefined ? [] : [guess('replace', keepingLength(sdp, replaceBy(span, meant)), { meant })];
}

/** Nothing is lost where the payload type means the same everywhere; RFC 4475 has such lines in messages it calls valid. */
function severityOf({ name, argument }: SdpAttribute, isForm: boolean): Severity | undefined {
  const [type] = argument === undefined || !isForm || name.text !== 'rtpmap' ? [] : wordsOf(argument);
  return type === undefined || payloadType(Number(type.text)) === undefined ? undefined : 'hint';
}

function checkAttribute(sdp: CheckedSdp, line: SdpAttribute, report: Report): void {
  const { name, argument } = line;
  if (isTemplated(name) || isLineBeingTyped(sdp, line)) return;
  if (name.text.trim() === '') report(lineSpan(sdp, line), { what: 'no-name' });
  else if (argument === undefined) checkBare(sdp, line, report);
  else checkFlag(sdp, line, argument, report);
}

/** RFC 8866 §5.13: a property attribute has no colon. Facsimile devices write one behind T.38's flags, with 0 or 1. */
function checkFlag(sdp: CheckedSdp, { name }: SdpAttribute, argument: Span, report: Report): void {
  if (attributeNamed(name.text)?.flag !== true || name.text.startsWith('T38')) return;
  const span = spanOf(name.end, argument.end);
  const fixes = [guess('remove', keepingLength(sdp, remove(span)))];
  report(span, { what: 'flag', args: { name: name.text }, severity: 'warning', fixes });
}

/** `a=sendrecv;` */
function checkEnd(sdp: CheckedSdp, { name }: SdpAttribute, report: Report): boolean {
  const [, known = '', signs = ''] = /^([\w-]+)([;,:=.]+)$/u.exec(name.text) ?? [];
  if (attributeNamed(known)?.flag !== true) return false;
  const span = spanOf(name.end - signs.length, name.end);
  const fixes = [guess('remove', keepingLength(sdp, remove(span)))];
  report(span, { what: 'flag', args: { name: known }, severity: 'warning', fixes });
  return true;
}

/** `a=rtpmap 96 opus/48000`: the attribute is known, and needs a value. */
function checkBare(sdp: CheckedSdp, line: SdpAttribute, report: Report): void {
  const { name } = line;
  const [, known = '', blanks = ''] = /^([^\s=;,]+)([ \t]*[=;,][ \t]*|[ \t]+)\S/u.exec(name.text) ?? [];
  const definition = attributeDefinition(name.text);
  if (definition !== undefined) {
    const args = { name: definition.name, form: definition.form };
    report(lineSpan(sdp, line), { what: 'form', args, severity: definition.severity ?? 'error' });
    return;
  }
  if (checkEnd(sdp, line, report)) return;
  const attribute = attributeNamed(known);
  if (attribute === undefined || attribute.flag === true) return;
  const start = name.start + known.length;
  const span = spanOf(start, start + blanks.length);
  const fixes = [guess('colon', keepingLength(sdp, replaceBy(span, ':')))];
  report(span, { what: 'no-colon', args: { name: known }, fixes });
}
