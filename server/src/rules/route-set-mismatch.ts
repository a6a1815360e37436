/** Route of a request within a dialog is not the way that the proxies have recorded. */

import { RecordRoute } from '../sip/headers/record-route.ts';
import { Route } from '../sip/headers/route.ts';
import { Via } from '../sip/headers/via.ts';
import type { Address } from '../sip/values/name-addr.ts';
import { paramNamed } from '../sip/values/params.ts';
import { fieldsOf } from '../sip/values-of.ts';
import type { Call, Part } from './calls.ts';
import { isEnded } from './common/completeness.ts';
import { changed } from './common/examples.ts';
import { guess } from './common/fixes.ts';
import { relatedTo, textAt } from './common/related.ts';
import { goesByRouteSet } from './common/route-set.ts';
import { ack, answer, bye, byeOfCallee, flow, invite } from './common/small-call.ts';
import { soundValuesOf } from './common/sound-values.ts';
import { startLineSpan } from './common/start-lines.ts';
import { takeOver } from './common/take-over.ts';
import { defineRule } from './rule.ts';

const routed = changed(answer, {
  'Record-Route': 'Record-Route: <sip:proxy2.example.net;lr>, <sip:proxy.example.com;lr>',
});
const outward = 'Route: <sip:proxy.example.com;lr>, <sip:proxy2.example.net;lr>';
const acknowledged = changed(ack, { Route: outward });

/** What a side has to say in Route, and the answer that tells it. */
interface RouteSet {
  readonly part: Part;
  readonly routes: readonly Address[];
}

export default defineRule({
  name: 'route-set-mismatch',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §12.2.1.1',
  examples: {
    good: [
      flow(invite, routed, acknowledged, changed(bye, { Route: outward })),
      flow(
        invite,
        routed,
        acknowledged,
        changed(byeOfCallee, { Route: 'Route: <sip:proxy2.example.net;lr>\nRoute: <sip:proxy.example.com;lr>' }),
      ),
      // A proxy that was configured is none that was recorded.
      flow(invite, answer, changed(ack, { Route: 'Route: <sip:outbound.example.com;lr>' })),
    ],
    bad: [
      flow(
        invite,
        routed,
        acknowledged,
        changed(bye, {
          Route: `Route: <sip:proxy2.example.net;lr>, <sip:proxy.example.com;lr>\n       ${'^'.repeat(55)} The proxies have recorded another route: <sip:proxy.example.com;lr>, <sip:proxy2.example.net;lr>`,
        }),
      ),
      flow(
        invite,
        routed,
        changed(ack, {
          start: `${ack[0]}\n${'^'.repeat(38)} Route is missing, though proxies have recorded one: <sip:proxy.example.com;lr>, <sip:proxy2.example.net;lr>`,
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    if (!goesByRouteSet(part, call) || !isEnded(part.message)) return;
    const own = soundValuesOf(part.message, Route);
    const found = routeSetFor(part, call);
    if (own === undefined || found === undefined || isSameRoute(own, found.routes)) return;
    const values = found.routes.map((route) => textAt(found.part, route));
    const [field] = fieldsOf(part.message, Route);
    report(field?.value ?? startLineSpan(part.message), {
      what: field === undefined ? 'missing' : 'what',
      args: { route: values.join(', ') },
      fixes: [guess('take-over', takeOver(part.message, Route, values))],
      related: relatedTo(found.part, fieldsOf(found.part.message, RecordRoute)[0]?.value),
    });
  },
});

/** RFC 3261 §12.1: the caller turns round what the 2xx has recorded, the callee takes it as it is. Nothing where it is not certain. */
function routeSetFor(part: Part, { parts }: Call): RouteSet | undefined {
  const inward = parts.filter(
    (other) => isSuccess(other) && other.fromTag === part.fromTag && other.toTag === part.toTag,
  );
  // RFC 6665 §4.4.1: a subscriber goes by what the NOTIFY has recorded, not by the answer.
  if (inward.some(({ method }) => method !== 'INVITE')) return undefined;
  const outbound = parts.filter(
    (other) => isSuccess(other) && other.fromTag === part.toTag && other.toTag === part.fromTag,
  );
  // A call within the call changes no route set, but tells it no longer.
  if (inward.length > 0 === outbound.length > 0) return undefined;
  const isCaller = inward.length > 0;
  // The caller knows what reached it; on the way a proxy may have written itself anew.
  const answers = isCaller ? inward.filter(({ message }) => soundValuesOf(message, Via)?.length === 1) : outbound;
  const [first, ...others] = answers.map((each) => soundValuesOf(each.message, RecordRoute));
  const [source] = answers;
  if (source === undefined || first === undefined || first.length === 0 || first.some(isStrict)) return undefined;
  if (others.some((each) => each === undefined || !isSameRoute(each, first))) return undefined;
  return { part: source, routes: isCaller ? [...first].reverse() : first };
}

function isSuccess({ kind, status = 0, method }: Part): boolean {
  return kind === 'response' && status >= 200 && status < 300 && (method === 'INVITE' || method === 'SUBSCRIBE');
}

function isStrict({ address: { uri } }: Address): boolean {
  return uri.kind !== 'sip-uri' || paramNamed(uri.params, 'lr') === undefined;
}

/** By user, host and port: parameters are for the proxies, and some add theirs on the way. */
function isSameRoute(one: readonly Address[], other: readonly Address[]): boolean {
  return one.length === other.length && one.every((each, index) => placeOf(each) === placeOf(other[index]));
}

function placeOf(route: Address | undefined): string | undefined {
  const uri = route?.address.uri;
  if (uri?.kind !== 'sip-uri') return undefined;
  return `${uri.user?.text ?? ''}@${uri.host.text}:${uri.port?.number ?? ''}`.toLowerCase();
}
