/** The answer that begins a dialog does not repeat the Record-Route values of its request. */

import { RecordRoute } from '../sip/headers/record-route.ts';
import { fieldsOf } from '../sip/values-of.ts';
import { isEnded } from './common/completeness.ts';
import { changed } from './common/examples.ts';
import { guess } from './common/fixes.ts';
import { relatedTo, textAt } from './common/related.ts';
import { answer, flow, invite } from './common/small-call.ts';
import { soundValuesOf } from './common/sound-values.ts';
import { startLineSpan } from './common/start-lines.ts';
import { takeOver } from './common/take-over.ts';
import { isBeginning, requestsOf } from './pairing.ts';
import { defineRule } from './rule.ts';

const recorded = 'Record-Route: <sip:proxy2.example.net;lr>, <sip:proxy.example.com;lr>';
const routed = changed(invite, { 'Record-Route': recorded });

/** What begins a dialog: RFC 3261 §12.1, RFC 6665 §4.4.1, RFC 3515 §2.4.4. */
const methods = new Set(['INVITE', 'SUBSCRIBE', 'REFER']);

export default defineRule({
  name: 'unreturned-record-route',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §12.1.1',
  examples: {
    good: [
      flow(routed, changed(answer, { 'Record-Route': recorded })),
      // A proxy behind adds its own.
      flow(invite, changed(answer, { 'Record-Route': recorded })),
    ],
    bad: [
      flow(
        routed,
        changed(answer, {
          start: 'SIP/2.0 200 OK\n^^^^^^^^^^^^^^ The INVITE has 2 Record-Route values, of which 0 come back',
        }),
      ),
      flow(
        routed,
        changed(answer, {
          'Record-Route': `Record-Route: <sip:proxy.example.com;lr>\n${' '.repeat(14)}^^^^^^^^^^^^^^^^^^^^^^^^^^ The INVITE has 2 Record-Route values, of which 1 comes back`,
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    const { kind, status = 0, method, message } = part;
    if (kind !== 'response' || status < 200 || status >= 300 || !methods.has(method) || !isEnded(message)) return;
    const requests = requestsOf(part, call);
    const [nearest] = requests;
    const own = soundValuesOf(message, RecordRoute);
    const rows = requests.map((request) => (isBeginning(request) ? soundValuesOf(request.message, RecordRoute) : []));
    const [right] = rows;
    if (nearest === undefined || own === undefined || right === undefined) return;
    // A proxy may change its own value in the response, RFC 3261 §16.7, so they are only counted.
    if (!rows.every((row) => row !== undefined && own.length < row.length)) return;
    const [field] = fieldsOf(message, RecordRoute);
    report(field?.value ?? startLineSpan(message), {
      args: { method, asked: right.length, count: own.length },
      fixes: [
        guess(
          'take-over',
          takeOver(
            message,
            RecordRoute,
            right.map((each) => textAt(nearest, each)),
          ),
        ),
      ],
      related: relatedTo(nearest, right[0]),
    });
  },
});
