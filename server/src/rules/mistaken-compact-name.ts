/** An address under `c`, which is the short name of Content-Type; that of Contact is `m`. */

import { ContentType } from '../sip/headers/content-type.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { defineRule } from './rule.ts';

/** A display name, a bracket and a URI, as far as they tell an address from a media type. */
const address = /^(?:"[^"]*"\s*|[\w .-]*)<?sips?:/iu;

export default defineRule({
  name: 'mistaken-compact-name',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §7.3.3',
  hides: ['missing-contact', 'repeated-header', 'content-type-without-body'],
  examples: {
    good: [requestWith('INVITE', 'm: <sip:alice@client.example.com>'), requestWith('INVITE', 'c: application/sdp')],
    bad: [
      marked(requestWith('OPTIONS', '«c»: <sip:alice@client.example.com>'), 'c is Content-Type; Contact in short is m'),
    ],
  },
  about: { fields: [ContentType], signs: [/^c[ \t]*:/imu] },
  checkMessage(message, report) {
    for (const line of message.head) {
      if (line.kind !== 'field' || line.name.text.toLowerCase() !== 'c' || !address.test(line.value.text)) continue;
      report(line.name, { fixes: [guess('replace', replaceBy(line.name, 'm'))], covers: line });
    }
  },
});
