/** A packet time that is longer than the longest allowed. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { Maxptime, Ptime } from '../sip/bodies/sdp/values/numbers.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { isLineBeingTyped, keepingLength, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'ptime-above-maxptime',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 8866 §6.5',
  examples: {
    good: [sdpExample({}, 'a=ptime:20', 'a=maxptime:60')],
    bad: [
      sdpExample({}, 'a=maxptime:40', 'a=ptime:60\n        ^^ A packet may hold 40 ms at most, as a=maxptime says'),
    ],
  },
  about: { attributes: ['maxptime'] },
  checkSdp(sdp, report) {
    for (const { lines } of sdp.media) {
      const [time] = attributesIn(lines, Ptime);
      const [most] = attributesIn(lines, Maxptime);
      if (time === undefined || most === undefined || isLineBeingTyped(sdp, time.line)) continue;
      if (time.value.number <= most.value.number || isLineBeingTyped(sdp, most.line)) continue;
      const { text } = most.value.token;
      const fixes = [guess('replace', keepingLength(sdp, replaceBy(time.value.token, text)), { time: text })];
      report(time.value.token, { args: { most: most.value.number }, fixes });
    }
  },
});
