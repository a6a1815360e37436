/** A fingerprint that has more or fewer bytes than its hash function gives. */

import { Fingerprint, hashSizes } from '../sip/bodies/sdp/values/keys.ts';
import { attributesOf, isLineBeingTyped, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'wrong-fingerprint-length',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 8122 §5',
  examples: {
    good: [
      sdpExample({}, 'a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB'),
      sdpExample({}, 'a=fingerprint:x-hash 4A:AD'),
    ],
    bad: [
      sdpExample(
        {},
        'a=fingerprint:SHA-256 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB\n                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ A hash by SHA-256 has 32 bytes, not 20',
      ),
    ],
  },
  about: { attributes: ['fingerprint'] },
  checkSdp(sdp, report) {
    for (const { line, value } of attributesOf(sdp, Fingerprint)) {
      const size = hashSizes.get(value.hash.text.toLowerCase());
      if (size === undefined || size === value.size || isLineBeingTyped(sdp, line)) continue;
      report(value.digest, { args: { hash: value.hash.text, size, found: value.size } });
    }
  },
});
