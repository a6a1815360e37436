/** A parameter of Subscription-State that the state makes meaningless. */

import { SubscriptionState } from '../sip/headers/subscription-state.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { type Params, paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { remove, safeFix, withSemicolon } from './common/fixes.ts';
import { defineRule } from './rule.ts';

/** RFC 6665 §4.1.3: of these reasons nobody is to wait before trying again. */
const withoutWaiting: ReadonlySet<string> = new Set(['deactivated', 'rejected', 'timeout', 'noresource', 'invariant']);

export default defineRule({
  name: 'needless-subscription-parameter',
  severity: 'information',
  basis: 'should',
  spec: 'RFC 6665 §4.1.3',
  examples: {
    good: [
      requestWith('NOTIFY', 'Subscription-State: pending;expires=600'),
      requestWith('NOTIFY', 'Subscription-State: terminated;reason=giveup;retry-after=120'),
    ],
    bad: [
      marked(
        requestWith('NOTIFY', 'Subscription-State: active;expires=600;«reason=timeout»'),
        'reason has no meaning here: the subscription is active',
      ),
      marked(
        requestWith('NOTIFY', 'Subscription-State: terminated;«expires=600»;reason=timeout'),
        'expires has no meaning here: the subscription is terminated',
      ),
      marked(
        requestWith('NOTIFY', 'Subscription-State: terminated;reason=rejected;«retry-after=60»'),
        'retry-after has no meaning here: the reason is rejected',
      ),
    ],
  },
  about: { fields: [SubscriptionState] },
  checkMessage(message, report) {
    for (const { token, params } of valuesOf(message, SubscriptionState)) {
      if (isTemplated(token)) continue;
      const state = token.text.toLowerCase();
      for (const name of needlessIn(state, params)) {
        const param = paramNamed(params, name);
        if (param === undefined) continue;
        const reason = paramNamed(params, 'reason')?.value?.text ?? '';
        const what = state === 'terminated' && name === 'retry-after' ? 'by-reason' : 'what';
        const fixes = [safeFix('remove', remove(withSemicolon(message.source, param)), { name })];
        report(param, { what, args: { name, state, reason }, fixes });
      }
    }
  },
});

function needlessIn(state: string, params: Params): readonly string[] {
  if (state === 'active' || state === 'pending') return ['reason', 'retry-after'];
  if (state !== 'terminated') return [];
  const reason = paramNamed(params, 'reason')?.value?.text.toLowerCase() ?? '';
  return withoutWaiting.has(reason) ? ['expires', 'retry-after'] : ['expires'];
}
