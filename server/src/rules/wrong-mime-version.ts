/** A version of MIME other than 1.0, the only one. */

import { MimeVersion } from '../sip/headers/mime-version.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { replaceBy, safeFix } from './common/fixes.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'wrong-mime-version',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 2045 §4',
  examples: {
    good: [requestWith('INVITE', 'MIME-Version: 1.0')],
    bad: [marked(requestWith('INVITE', 'MIME-Version: «2.0»'), 'The version of MIME is 1.0; there is no other')],
  },
  about: { fields: [MimeVersion] },
  checkMessage(message, report) {
    for (const version of valuesOf(message, MimeVersion)) {
      const { major, minor } = version;
      if (Number.isNaN(major.number + minor.number) || (major.number === 1 && minor.number === 0)) continue;
      report(version, { fixes: [safeFix('replace', replaceBy(version, '1.0'))] });
    }
  },
});
