/** A RAck that names another method than INVITE, to which alone there are reliable provisional responses. */

import { RAck } from '../sip/headers/rack.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { valuesOf } from '../sip/values-of.ts';
import { isOpenEnded } from './common/completeness.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'rack-of-other-method',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3262 §3',
  examples: {
    good: [requestWith('PRACK', 'RAck: 776656 1 INVITE')],
    bad: [
      marked(
        requestWith('PRACK', 'RAck: 776656 1 «PRACK»'),
        'Only an INVITE has provisional responses that are acknowledged, and not PRACK',
      ),
    ],
  },
  about: { fields: [RAck] },
  checkMessage(message, report) {
    for (const { method } of valuesOf(message, RAck)) {
      if (method.text === 'INVITE' || isTemplated(method) || isOpenEnded(message, method)) continue;
      report(method, { args: { method: method.text }, fixes: [guess('replace', replaceBy(method, 'INVITE'))] });
    }
  },
});
