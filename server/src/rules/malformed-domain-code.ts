/** A domain of digits that has neither ten of them nor twenty. */

import { marked } from './common/examples.ts';
import { camera, surveillanceRequest } from './common/surveillance.ts';
import { hostsOf } from './common/uris.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'malformed-domain-code',
  severity: 'warning',
  basis: 'must',
  profile: 'gb28181',
  spec: 'GB/T 28181-2016',
  examples: {
    good: [surveillanceRequest('MESSAGE'), surveillanceRequest('MESSAGE', `To: <sip:${camera}@platform.example.com>`)],
    bad: [
      marked(
        surveillanceRequest('MESSAGE', `To: <sip:${camera}@«340200000»>`),
        'A domain is called by 10 digits, but these are 9',
      ),
    ],
  },
  checkMessage(message, report) {
    const said = new Set<string>();
    for (const host of hostsOf(message)) {
      const { kind, text } = host;
      if (kind !== 'hostname' || !/^\d+$/u.test(text) || text.length === 10 || text.length === 20) continue;
      if (!said.has(text)) report(host, { args: { count: text.length } });
      said.add(text);
    }
  },
});
