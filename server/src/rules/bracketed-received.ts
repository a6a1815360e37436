/** An IPv6 address in Via's received that stands in brackets. */

import { Via } from '../sip/headers/via.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, responseTo } from './common/examples.ts';
import { replaceBy, safeFix } from './common/fixes.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'bracketed-received',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 5118 §4.5',
  examples: {
    good: ['Via: SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bK74bf9;received=2001:db8::9:255'],
    bad: [
      marked(
        responseTo(
          'OPTIONS',
          '200 OK',
          'Via: SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bK74bf9;received=«[2001:db8::9:255]»',
        ),
        'The address in received must stand without brackets',
      ),
    ],
  },
  about: { fields: [Via], params: ['received'], signs: ['['] },
  checkMessage(message, report) {
    for (const { params } of valuesOf(message, Via)) {
      const received = paramNamed(params, 'received')?.value;
      if (received?.text.startsWith('[') !== true) continue;
      report(received, { fixes: [safeFix('remove', replaceBy(received, received.text.slice(1, -1)))] });
    }
  },
});
