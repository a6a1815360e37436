/** A response requires an extension that the request does not say to support. */

import { Require } from '../sip/headers/require.ts';
import { Supported } from '../sip/headers/supported.ts';
import { placedValuesOf } from '../sip/values-of.ts';
import type { Part } from './calls.ts';
import { changed } from './common/examples.ts';
import { hasField } from './common/head.ts';
import { relatedTo } from './common/related.ts';
import { answer, flow, invite, reliableRinging } from './common/small-call.ts';
import { soundValuesOf } from './common/sound-values.ts';
import { startLineSpan } from './common/start-lines.ts';
import { requestsOf } from './pairing.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'unsupported-require',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §8.2.4',
  examples: {
    good: [
      flow(changed(invite, { Supported: 'Supported: timer, 100REL' }), reliableRinging, answer),
      flow(changed(invite, { Require: 'Require: 100rel' }), reliableRinging),
    ],
    bad: [
      flow(
        changed(invite, { Supported: 'Supported: timer' }),
        changed(reliableRinging, {
          Require: 'Require: 100rel\n         ^^^^^^ The INVITE does not say that it supports 100rel',
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    const { kind, status = 0, method, message } = part;
    if (kind !== 'response' || status <= 100 || status >= 300 || !hasField(message, 'require')) return;
    const requests = requestsOf(part, call);
    const [nearest] = requests;
    const supported = requests.map(supportedBy);
    if (nearest === undefined || supported.includes(undefined)) return;
    for (const { start, end, value } of placedValuesOf(message, Require)) {
      const name = value.text.toLowerCase();
      if (name.includes('{{') || supported.some((names) => names?.has(name) === true)) continue;
      const span = { start, end };
      report(span, { args: { method, name: value.text }, related: relatedTo(nearest, startLineSpan(nearest.message)) });
    }
  },
});

/** What a request requires it supports as well. */
function supportedBy({ message }: Part): ReadonlySet<string> | undefined {
  const supported = soundValuesOf(message, Supported);
  const required = soundValuesOf(message, Require);
  if (supported === undefined || required === undefined) return undefined;
  return new Set([...supported, ...required].map(({ text }) => text.toLowerCase()));
}
