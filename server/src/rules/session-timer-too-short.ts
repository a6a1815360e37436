/** A session timer below 90 seconds, the least that RFC 4028 knows. */

import { MinSe } from '../sip/headers/min-se.ts';
import { SessionExpires } from '../sip/headers/session-expires.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { replaceBy, safeFix } from './common/fixes.ts';
import { defineRule } from './rule.ts';

const least = 90;

export default defineRule({
  name: 'session-timer-too-short',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 4028 §4',
  examples: {
    good: [requestWith('INVITE', 'Supported: timer', 'Session-Expires: 1800', 'Min-SE: 90')],
    bad: [
      marked(
        requestWith('INVITE', 'Supported: timer', 'Session-Expires: «60»'),
        'Session-Expires is 60, but the least is 90 seconds',
      ),
      marked(requestWith('INVITE', 'Supported: timer', 'Min-SE: «30»'), 'Min-SE is 30, but the least is 90 seconds'),
    ],
  },
  about: { fields: [SessionExpires, MinSe] },
  checkMessage(message, report) {
    for (const definition of [SessionExpires, MinSe]) {
      for (const { number } of valuesOf(message, definition)) {
        if (!(number.number < least)) continue;
        const args = { name: definition.name, number: number.digits.text };
        report(number, {
          args,
          spec: `RFC 4028 §${definition === MinSe ? 5 : 4}`,
          fixes: [safeFix('raise', replaceBy(number, `${least}`))],
        });
      }
    }
  },
});
