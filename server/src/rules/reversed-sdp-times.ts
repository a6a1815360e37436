/** A session that ends before it begins. */

import { guess, replaceBy } from './common/fixes.ts';
import { isLineBeingTyped, keepingLength, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'reversed-sdp-times',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 8866 §5.9',
  examples: {
    good: [sdpExample({ t: 't=3034423619 3042462419' }), sdpExample({ t: 't=3034423619 0' })],
    bad: [sdpExample({ t: 't=3042462419 3034423619\n             ^^^^^^^^^^ The session ends before it begins' })],
  },
  about: { traits: ['unusual-sdp'] },
  checkSdp(sdp, report) {
    for (const line of sdp.session.lines) {
      if (line.kind !== 'timing' || isLineBeingTyped(sdp, line)) continue;
      const { from, until } = line;
      if (from === undefined || until === undefined || until.text === '0') continue;
      if (!/^\d{1,15}$/u.test(from.text) || !/^\d{1,15}$/u.test(until.text) || Number(from.text) <= Number(until.text))
        continue;
      const edits = keepingLength(sdp, [...replaceBy(from, until.text), ...replaceBy(until, from.text)]);
      report(until, { fixes: [guess('swap', edits)] });
    }
  },
});
