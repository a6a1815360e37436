/** A SIP URI in a SIP URI: the second scheme counts as a user, and the user behind it as the password. */

import { spanOf } from '../sip/span.ts';
import { marked } from './common/examples.ts';
import { guess, remove } from './common/fixes.ts';
import { sipUrisOf } from './common/uris.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'doubled-scheme',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 3261 §19.1.1',
  examples: {
    good: ['To: <sip:sip@example.com>', 'To: <sip:alice:sip@example.com>'],
    bad: [
      marked(
        'OPTIONS sip:«sip:»bob@example.com SIP/2.0',
        'The second scheme is the user of this URI, and bob its password',
      ),
      marked(
        'From: <sips:«sip:»alice@example.com>;tag=1',
        'The second scheme is the user of this URI, and alice its password',
      ),
    ],
  },
  about: { signs: [/sips?:sips?:/iu] },
  checkMessage(message, report) {
    for (const { uri } of sipUrisOf(message)) {
      const { user, password } = uri;
      if (user === undefined || password === undefined || !/^sips?$/iu.test(user.text)) continue;
      const span = spanOf(user.start, password.start);
      report(span, { args: { user: password.text }, fixes: [guess('remove', remove(span))], covers: uri });
    }
  },
});
