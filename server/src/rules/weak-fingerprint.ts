/** A fingerprint by a hash function that must not be used any more. */

import { Fingerprint } from '../sip/bodies/sdp/values/keys.ts';
import { attributesOf, isLineBeingTyped, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'weak-fingerprint',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 8122 §5',
  examples: {
    good: [sdpExample({}, 'a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB')],
    bad: [
      sdpExample(
        {},
        'a=fingerprint:md5 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B\n              ^^^ md5 must not be used for fingerprints; sha-256 is usual',
      ),
    ],
  },
  about: { attributes: ['fingerprint'] },
  checkSdp(sdp, report) {
    for (const { line, value } of attributesOf(sdp, Fingerprint)) {
      if (!/^md[25]$/iu.test(value.hash.text) || isLineBeingTyped(sdp, line)) continue;
      report(value.hash, { args: { hash: value.hash.text } });
    }
  },
});
