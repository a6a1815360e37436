/** user=phone beside a user part that is no telephone number. */

import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { unescaped } from '../sip/values/uri.ts';
import { marked } from './common/examples.ts';
import { guess, remove, withSemicolon } from './common/fixes.ts';
import { sipUrisOf } from './common/uris.ts';
import { defineRule } from './rule.ts';

/** RFC 3966 §3 telephone-subscriber; `#` has to be escaped in a SIP URI. */
const number = /^(?:\+[-.()]*\d[-.()\d]*|[-.()\da-f*#]*[\da-f*#][-.()\da-f*#]*)(?:;|$)/iu;

/** RFC 3323 §4.1.1.3 and 3GPP TS 23.003 §13.6: nobody's number, but written so by gateways. */
const nobody = /^(?:anonymous|unavailable|unknown|restricted)$/iu;

export default defineRule({
  name: 'user-phone-without-number',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 3261 §19.1.1',
  examples: {
    good: [
      'To: <sip:+1-201-555-0123@example.com;user=phone>',
      'To: <sip:7042;phone-context=example.com@example.com;user=phone>',
      'To: <sip:%2331%23@example.com;user=phone>',
      'To: <sip:anonymous@example.com;user=phone>',
    ],
    bad: [
      marked(
        'To: <sip:bob@example.com;«user=phone»>',
        'user=phone says that bob is a telephone number, which it is not',
      ),
    ],
  },
  about: { uriParams: ['user'] },
  checkMessage(message, report) {
    for (const { uri } of sipUrisOf(message)) {
      const param = paramNamed(uri.params, 'user');
      if (param?.value?.text.toLowerCase() !== 'phone' || uri.user === undefined || isTemplated(uri.user)) continue;
      const user = unescaped(uri.user.text);
      if (number.test(user) || nobody.test(user)) continue;
      report(param, {
        args: { user: uri.user.text },
        fixes: [guess('remove', remove(withSemicolon(message.source, param)))],
      });
    }
  },
});
