/** A host name with an underscore, which no host name may have. */

import { Via } from '../sip/headers/via.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked } from './common/examples.ts';
import { hostsOf } from './common/uris.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'underscore-in-host',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §25.1',
  examples: {
    good: ['Contact: <sip:al_ice@client.example.com>', 'To: <sip:34020000001320000001@3402000000>'],
    bad: [
      marked(
        'From: <sip:alice@«my_pbx.example.com»>;tag=1\nContact: <sip:alice@my_pbx.example.com>',
        'A host name has no underscore: not every server finds my_pbx.example.com',
      ),
    ],
  },
  about: { signs: ['_'] },
  checkMessage(message, report) {
    // Whoever has such a host writes it everywhere: once is enough.
    const seen = new Set<string>();
    const hosts = [...valuesOf(message, Via).map(({ sentBy }) => sentBy.host), ...hostsOf(message)];
    for (const host of hosts) {
      if (host.kind !== 'hostname' || !host.text.includes('_') || seen.has(host.text.toLowerCase())) continue;
      seen.add(host.text.toLowerCase());
      report(host, { args: { host: host.text } });
    }
  },
});
