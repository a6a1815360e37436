/** A Session-Expires that is less than the Min-SE beside it. */

import { MinSe } from '../sip/headers/min-se.ts';
import { SessionExpires } from '../sip/headers/session-expires.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { replaceBy, safeFix } from './common/fixes.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'session-expires-below-min-se',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 4028 §7.1',
  examples: {
    good: [requestWith('INVITE', 'Supported: timer', 'Session-Expires: 1800', 'Min-SE: 1800')],
    bad: [
      marked(
        requestWith('INVITE', 'Supported: timer', 'Session-Expires: «600»', 'Min-SE: 900'),
        'Session-Expires is 600, but Min-SE allows no less than 900',
      ),
    ],
  },
  about: { fields: [MinSe] },
  checkMessage(message, report) {
    const [minimum] = valuesOf(message, MinSe);
    const [session] = valuesOf(message, SessionExpires);
    if (minimum === undefined || session === undefined || !(session.number.number < minimum.number.number)) return;
    const { number } = session;
    const least = minimum.number.digits.text;
    const args = { number: number.digits.text, least };
    report(number, { args, fixes: [safeFix('raise', replaceBy(number, least), { least })], covers: number });
  },
});
