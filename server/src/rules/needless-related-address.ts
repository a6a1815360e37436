/** A local candidate of ICE that names another address from which it comes. */

import { Candidate } from '../sip/bodies/sdp/values/ice.ts';
import { spanOf } from '../sip/span.ts';
import { guess, remove } from './common/fixes.ts';
import { attributesOf, isLineBeingTyped, keepingLength, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

const credentials = ['a=ice-ufrag:8hhY', 'a=ice-pwd:asd88fgpdd777uzjYhagZg'];
const local = 'a=candidate:1 1 UDP 2130706431 192.0.2.1 4000 typ host';

export default defineRule({
  name: 'needless-related-address',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 8839 §5.1',
  examples: {
    good: [sdpExample({}, ...credentials, `${local} generation 0`)],
    bad: [
      sdpExample(
        {},
        ...credentials,
        `${local} raddr 192.0.2.1 rport 4000\n${' '.repeat(local.length + 7)}^^^^^^^^^ A candidate of the type host comes from nowhere else, and has no raddr and rport`,
      ),
    ],
  },
  about: { attributes: ['candidate'] },
  checkSdp(sdp, report) {
    for (const { line, value } of attributesOf(sdp, Candidate)) {
      const { type, relatedAddress, relatedPort } = value;
      const odd = relatedAddress ?? relatedPort;
      if (type.text.toLowerCase() !== 'host' || odd === undefined || isLineBeingTyped(sdp, line)) continue;
      const span = spanOf(type.end, Math.max(relatedAddress?.end ?? 0, relatedPort?.end ?? 0));
      report(odd, { fixes: [guess('remove', keepingLength(sdp, remove(span)))] });
    }
  },
});
