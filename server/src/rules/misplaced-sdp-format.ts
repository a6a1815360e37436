/** A format that the protocol of its stream does not have. */

import { isTemplated } from '../sip/values/cursor.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { isLineBeingTyped, isUsed, keepingLength, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

interface Formats {
  readonly proto: RegExp;
  readonly right: string;
  readonly isRight: (format: string) => boolean;
  readonly spec: string;
}

const formats: readonly Formats[] = [
  { proto: /\/BFCP$/iu, right: '*', isRight: (format) => format === '*', spec: 'RFC 8856 §4' },
  { proto: /\/MSRP$/iu, right: '*', isRight: (format) => format === '*', spec: 'RFC 4975 §8.1' },
  {
    proto: /^(?:udptl|UDP\/TLS\/UDPTL)$/iu,
    right: 't38',
    isRight: (format) => /^t38$/iu.test(format),
    spec: 'RFC 7345 §4',
  },
  {
    proto: /^(?:UDP|TCP)\/DTLS\/SCTP$/iu,
    right: 'webrtc-datachannel',
    // RFC 8841 §4.3: the usage of the association; its port stands in a=sctp-port.
    isRight: (format) => !/^\d+$/u.test(format),
    spec: 'RFC 8841 §4.3',
  },
];

export default defineRule({
  name: 'misplaced-sdp-format',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 8866 §5.14',
  examples: {
    good: [
      sdpExample({ m: 'm=image 17378 udptl t38' }),
      sdpExample({ m: 'm=application 50000 TCP/BFCP *' }, 'a=setup:active', 'a=connection:new'),
      sdpExample({ m: 'm=image 0 udptl 0' }),
    ],
    bad: [
      sdpExample({ m: 'm=image 17378 udptl 0\n                    ^ With udptl the format is t38' }),
      sdpExample(
        { m: 'm=application 50000 TCP/BFCP 1\n                             ^ With TCP/BFCP the format is *' },
        'a=setup:active',
        'a=connection:new',
      ),
    ],
  },
  about: { letters: ['m'], signs: [/^m=\S+ \S+ \S*(?:BFCP|MSRP|udptl|SCTP)\s/imu] },
  checkSdp(sdp, report) {
    for (const section of sdp.media) {
      const { media } = section;
      const proto = media.proto?.text ?? '';
      const [first] = media.formats;
      const expected = formats.find((each) => each.proto.test(proto));
      // A stream that is refused keeps whatever it was offered with.
      if (expected === undefined || first === undefined || !isUsed(section)) continue;
      if (isTemplated(first) || isLineBeingTyped(sdp, media) || expected.isRight(first.text)) continue;
      const { right, spec } = expected;
      const fixes = [guess('replace', keepingLength(sdp, replaceBy(first, right)), { format: right })];
      report(first, { args: { proto, format: right }, fixes, spec });
    }
  },
});
