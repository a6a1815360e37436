/** A SIPS URI with transport=udp, over which there is no TLS. */

import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { marked } from './common/examples.ts';
import { guess, remove, replaceBy, withSemicolon } from './common/fixes.ts';
import { isSecure, sipUrisOf } from './common/uris.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'udp-with-sips',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §26.2.2',
  examples: {
    good: [
      'Contact: <sips:alice@client.example.com;transport=tcp>',
      'Contact: <sip:alice@client.example.com;transport=udp>',
    ],
    bad: [
      marked(
        'Contact: <sips:alice@client.example.com;«transport=udp»>',
        'A SIPS URI goes over TLS, and so never over UDP',
      ),
    ],
  },
  about: { schemes: ['sips'], uriParams: ['transport'] },
  checkMessage(message, report) {
    for (const { uri } of sipUrisOf(message)) {
      if (!isSecure(uri)) continue;
      const param = paramNamed(uri.params, 'transport');
      const value = param?.value;
      if (param === undefined || value === undefined || isTemplated(value)) continue;
      if (value.text.toLowerCase() !== 'udp') continue;
      report(param, {
        fixes: [
          guess('remove', remove(withSemicolon(message.source, param))),
          guess('replace', replaceBy(value, 'tcp')),
        ],
      });
    }
  },
});
