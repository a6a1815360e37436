/** A ttl in a URI that leads to no multicast group. */

import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { marked } from './common/examples.ts';
import { remove, safeFix } from './common/fixes.ts';
import { isMulticast, sipUrisOf, withSemicolon } from './common/uris.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'needless-ttl',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §19.1.1',
  examples: {
    good: ['Contact: <sip:alice@example.com;maddr=239.255.255.1;ttl=15>'],
    bad: [
      marked(
        'Contact: <sip:alice@example.com;«ttl=15»>',
        'ttl has a meaning only beside maddr with a multicast address',
      ),
    ],
  },
  about: { uriParams: ['ttl'] },
  checkMessage(message, report) {
    for (const { uri } of sipUrisOf(message)) {
      const ttl = paramNamed(uri.params, 'ttl');
      const maddr = paramNamed(uri.params, 'maddr')?.value;
      if (ttl === undefined || (maddr !== undefined && (isMulticast(maddr.text) || isTemplated(maddr)))) continue;
      report(ttl, { fixes: [safeFix('remove', remove(withSemicolon(ttl)))] });
    }
  },
});
