/** A signed or encrypted multipart body that does not say by which protocol. */

import { multipart } from '../sip/bodies/multipart.ts';
import { spanOf } from '../sip/span.ts';
import { paramNamed } from '../sip/values/params.ts';
import { bodyExample, partsReadAs } from './common/parts.ts';
import { defineRule } from './rule.ts';

/** RFC 1847 §2.1 and §2.2. */
const needs: Readonly<Record<string, readonly string[]>> = {
  'multipart/signed': ['protocol', 'micalg'],
  'multipart/encrypted': ['protocol'],
};

export default defineRule({
  name: 'missing-signature-parameter',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 1847 §2.1',
  examples: {
    good: [
      bodyExample(
        'multipart/signed;protocol="application/pkcs7-signature";micalg=sha-256;boundary=b1',
        '--b1',
        '',
        'Hello.',
        '--b1',
        'Content-Type: application/pkcs7-signature',
        '',
        'x',
        '--b1--',
      ),
    ],
    bad: [
      bodyExample(
        'multipart/signed;boundary=b1\n              ^^^^^^^^^^^^^^^^ multipart/signed needs the parameters protocol, micalg',
        '--b1',
        '',
        'Hello.',
        '--b1--',
      ),
    ],
  },
  about: { parts: [multipart] },
  checkBlock(block, report) {
    for (const { part } of partsReadAs(block, multipart)) {
      const { mediaType, type } = part;
      if (mediaType === undefined) continue;
      const missing = (needs[type] ?? []).filter((name) => paramNamed(mediaType.params, name) === undefined);
      if (missing.length === 0 || mediaType.params.some(({ name }) => name.text.includes('{{'))) continue;
      const args = { type, count: missing.length, names: missing.join(', ') };
      report(spanOf(mediaType.type.start, mediaType.subtype.end), { args });
    }
  },
});
