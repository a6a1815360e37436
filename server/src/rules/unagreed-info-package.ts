/** An INFO is of a package that the other side does not say to receive. */

import { InfoPackage } from '../sip/headers/info-package.ts';
import { RecvInfo } from '../sip/headers/recv-info.ts';
import { fieldsOf } from '../sip/values-of.ts';
import type { Part } from './calls.ts';
import { changed } from './common/examples.ts';
import { hasField } from './common/head.ts';
import { relatedTo } from './common/related.ts';
import { ack, answer, bye, flow, invite } from './common/small-call.ts';
import { soundValueOf, soundValuesOf } from './common/sound-values.ts';
import { dialogOf } from './pairing.ts';
import { defineRule } from './rule.ts';

const offering = changed(invite, { 'Recv-Info': 'Recv-Info:' });
const willing = changed(answer, { 'Recv-Info': 'Recv-Info: g.3gpp.mid-call, infoDtmf' });
const info = changed(bye, {
  start: 'INFO sip:bob@server.example.net SIP/2.0',
  CSeq: 'CSeq: 2 INFO',
  'Info-Package': 'Info-Package: infoDtmf',
});

export default defineRule({
  name: 'unagreed-info-package',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 6086 §4.2.1',
  examples: {
    good: [
      flow(offering, willing, ack, info),
      // What the other side receives is not in the file.
      flow(offering, answer, ack, info),
    ],
    bad: [
      flow(
        offering,
        willing,
        ack,
        changed(info, {
          'Info-Package':
            'Info-Package: trigger-invite\n              ^^^^^^^^^^^^^^ Recv-Info of the other side does not have trigger-invite',
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    if (part.kind !== 'request' || part.method !== 'INFO' || !hasField(part.message, 'info-package')) return;
    const own = soundValueOf(part.message, InfoPackage);
    const told = dialogOf(part, call).filter(
      (other) => isFromPeer(other, part) && hasField(other.message, 'recv-info'),
    );
    const last = told.findLast(({ place }) => place < part.place) ?? told.at(-1);
    if (own === undefined || last === undefined) return;
    const received = told.map(({ message }) => soundValuesOf(message, RecvInfo));
    const name = own.token.text.toLowerCase();
    if (received.some((list) => list === undefined || list.some(({ token }) => token.text.toLowerCase() === name)))
      return;
    report(own.token, {
      args: { name: own.token.text },
      related: relatedTo(last, fieldsOf(last.message, RecvInfo)[0]?.name),
    });
  },
});

/** Requests of the other side, and its answers. */
function isFromPeer({ kind, fromTag }: Part, part: Part): boolean {
  return (kind === 'request') === (fromTag !== part.fromTag);
}
