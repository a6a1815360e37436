/** A 420 names an extension that the request did not require. */

import { ProxyRequire } from '../sip/headers/proxy-require.ts';
import { Require } from '../sip/headers/require.ts';
import { Unsupported } from '../sip/headers/unsupported.ts';
import { placedValuesOf } from '../sip/values-of.ts';
import type { Part } from './calls.ts';
import { changed } from './common/examples.ts';
import { relatedTo } from './common/related.ts';
import { busy, flow, invite } from './common/small-call.ts';
import { soundValuesOf } from './common/sound-values.ts';
import { requestsOf } from './pairing.ts';
import { defineRule } from './rule.ts';

const requiring = changed(invite, { Require: 'Require: 100rel', 'Proxy-Require': 'Proxy-Require: gin' });
const refused = changed(busy, { start: 'SIP/2.0 420 Bad Extension', Unsupported: 'Unsupported: 100REL' });

export default defineRule({
  name: 'unrequired-unsupported',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §8.2.2.3',
  examples: {
    good: [flow(requiring, refused), flow(requiring, changed(refused, { Unsupported: 'Unsupported: gin' }))],
    bad: [
      flow(
        requiring,
        changed(refused, {
          Unsupported: 'Unsupported: 100rel, timer\n                     ^^^^^ The INVITE does not require timer',
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    if (part.status !== 420) return;
    const requests = requestsOf(part, call);
    const required = requests.map(requiredBy);
    const [nearest] = requests;
    if (nearest === undefined || required.includes(undefined)) return;
    for (const { start, end, value } of placedValuesOf(part.message, Unsupported)) {
      const name = value.text.toLowerCase();
      if (name.includes('{{') || required.some((names) => names?.has(name) === true)) continue;
      const span = { start, end };
      report(span, { args: { method: part.method, name: value.text }, related: relatedTo(nearest) });
    }
  },
});

/** RFC 3261 §16.3: proxies refuse what Proxy-Require says in the same way. */
function requiredBy({ message }: Part): ReadonlySet<string> | undefined {
  const ofServer = soundValuesOf(message, Require);
  const ofProxies = soundValuesOf(message, ProxyRequire);
  if (ofServer === undefined || ofProxies === undefined) return undefined;
  return new Set([...ofServer, ...ofProxies].map(({ text }) => text.toLowerCase()));
}
