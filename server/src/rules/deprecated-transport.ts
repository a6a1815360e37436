/** transport=tls in a URI, which says of one hop what `sips:` says of all. */

import { paramNamed } from '../sip/values/params.ts';
import { marked } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { isSecure, sipUrisOf } from './common/uris.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'deprecated-transport',
  severity: 'hint',
  basis: 'should',
  spec: 'RFC 5630 §3.1.4',
  examples: {
    good: ['Contact: <sips:alice@client.example.com;transport=tcp>'],
    bad: [
      marked(
        'Contact: <sips:alice@client.example.com;transport=«tls»>',
        'transport=tls is deprecated: sips: says that TLS is used, transport what it runs on',
      ),
      marked(
        'Contact: <sip:alice@client.example.com;transport=«tls»>',
        'transport=tls is deprecated: sips: says that TLS is used, transport what it runs on',
      ),
    ],
  },
  about: { uriParams: ['transport'] },
  checkMessage(message, report) {
    // Real systems write it in every URI, and it works: once is enough.
    for (const { uri } of sipUrisOf(message)) {
      const value = paramNamed(uri.params, 'transport')?.value;
      if (value?.text.toLowerCase() !== 'tls') continue;
      report(value, { fixes: isSecure(uri) ? [guess('replace', replaceBy(value, 'tcp'))] : [] });
      return;
    }
  },
});
