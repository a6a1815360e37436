/** The answer to a request chooses another refresher than the request asks for. */

import { SessionExpires } from '../sip/headers/session-expires.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { type ParamValue, paramNamed } from '../sip/values/params.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { hasField } from './common/head.ts';
import { relatedTo } from './common/related.ts';
import { answer, flow, invite } from './common/small-call.ts';
import { soundValueOf } from './common/sound-values.ts';
import { requestsOf } from './pairing.ts';
import { defineRule } from './rule.ts';

const asking = changed(invite, {
  Supported: 'Supported: timer',
  'Session-Expires': 'Session-Expires: 1800;refresher=uac',
});
const timed = changed(answer, { Require: 'Require: timer', 'Session-Expires': 'Session-Expires: 1800;refresher=uac' });

export default defineRule({
  name: 'refresher-mismatch',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 4028 §9',
  examples: {
    good: [
      flow(asking, timed),
      flow(changed(asking, { 'Session-Expires': 'Session-Expires: 1800' }), timed),
      flow(changed(asking, { 'Session-Expires': 'Session-Expires: 1800;refresher=UAC' }), timed),
    ],
    bad: [
      flow(
        asking,
        changed(timed, {
          'Session-Expires':
            'Session-Expires: 1800;refresher=uas\n                                ^^^ The INVITE has chosen the refresher: uac',
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    const { kind, status = 0, method, message } = part;
    if (kind !== 'response' || status < 200 || status >= 300 || !hasField(message, 'session-expires')) return;
    const own = refresherIn(message);
    if (own === undefined) return;
    // RFC 4028 §8.1: no proxy puts it in or changes it.
    const requests = requestsOf(part, call);
    const asked = requests.map((request) => refresherIn(request.message));
    const [nearest] = requests;
    const [right] = asked;
    if (nearest === undefined || right === undefined) return;
    if (asked.some((each) => each === undefined || each.text.toLowerCase() === own.text.toLowerCase())) return;
    report(own, {
      args: { method, refresher: right.text },
      fixes: [guess('replace', replaceBy(own, right.text), { refresher: right.text })],
      related: relatedTo(nearest, right),
    });
  },
});

function refresherIn(message: Message): ParamValue | undefined {
  return paramNamed(soundValueOf(message, SessionExpires)?.params ?? [], 'refresher')?.value;
}
