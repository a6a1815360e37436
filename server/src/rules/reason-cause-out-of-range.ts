/** A cause in Reason that its protocol does not have. */

import { Reason } from '../sip/headers/reason.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked } from './common/examples.ts';
import { defineRule } from './rule.ts';

/** RFC 3326 §2: a status code of SIP; a cause of ITU-T Q.850, which has seven bits. */
const ranges: Readonly<Record<string, readonly [least: number, most: number]>> = { sip: [100, 699], 'q.850': [0, 127] };

export default defineRule({
  name: 'reason-cause-out-of-range',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3326 §2',
  examples: {
    good: ['Reason: Q.850;cause=16;text="Terminated"', 'Reason: SIP;cause=200;text="Call completed elsewhere"'],
    bad: [
      marked('Reason: Q.850;cause=«480»', 'The causes of Q.850 go from 0 to 127'),
      marked('Reason: SIP;cause=«16»', 'The causes of SIP go from 100 to 699'),
    ],
  },
  about: { fields: [Reason] },
  checkMessage(message, report) {
    for (const { token, params } of valuesOf(message, Reason)) {
      const range = ranges[token.text.toLowerCase()];
      const cause = paramNamed(params, 'cause')?.value;
      if (range === undefined || cause === undefined || !/^\d+$/u.test(cause.text)) continue;
      const [least, most] = range;
      const number = Number(cause.text);
      if (number < least || number > most) report(cause, { args: { protocol: token.text, least, most } });
    }
  },
});
