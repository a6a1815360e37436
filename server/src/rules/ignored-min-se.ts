/** A request that follows a 422 does not have the Min-SE that the 422 asks for. */

import { MinSe } from '../sip/headers/min-se.ts';
import { isEnded } from './common/completeness.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { likelyInsertion } from './common/missing.ts';
import { refusalsBefore } from './common/refusals.ts';
import { relatedTo } from './common/related.ts';
import { busy, flow, invite } from './common/small-call.ts';
import { soundValueOf, soundValuesOf } from './common/sound-values.ts';
import { startLineSpan } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

const asking = changed(invite, { Supported: 'Supported: timer', 'Session-Expires': 'Session-Expires: 1800' });
const refused = changed(busy, { start: 'SIP/2.0 422 Session Interval Too Small', 'Min-SE': 'Min-SE: 3600' });
const again = changed(invite, {
  Via: 'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74c02',
  CSeq: 'CSeq: 2 INVITE',
  Supported: 'Supported: timer',
  'Session-Expires': 'Session-Expires: 3600',
  'Min-SE': 'Min-SE: 3600',
});

/** What refreshes a session. */
const methods = new Set(['INVITE', 'UPDATE']);

export default defineRule({
  name: 'ignored-min-se',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 4028 §7.4',
  examples: {
    good: [flow(asking, refused, again), flow(asking, refused, asking)],
    bad: [
      flow(
        asking,
        refused,
        changed(again, { 'Min-SE': 'Min-SE: 1800\n        ^^^^ The 422 asks for Min-SE: 3600, and no less' }),
      ),
      flow(
        asking,
        refused,
        changed(again, {
          start:
            'INVITE sip:bob@example.net SIP/2.0\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Min-SE is missing, for which the 422 asks: 3600',
          'Min-SE': undefined,
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    const { kind, method, message } = part;
    if (kind !== 'request' || !methods.has(method)) return;
    const own = soundValuesOf(message, MinSe);
    const [largest] = refusalsBefore(part, call, 422)
      .flatMap((refusal) => {
        const number = soundValueOf(refusal.message, MinSe)?.number;
        return number === undefined || Number.isNaN(number.number) ? [] : [{ refusal, number }];
      })
      .sort((one, other) => other.number.number - one.number.number);
    if (own === undefined || largest === undefined) return;
    const seconds = largest.number.digits.text;
    const related = relatedTo(largest.refusal, largest.number);
    const [given] = own;
    if (given !== undefined) {
      if (!(given.number.number < largest.number.number)) return;
      const fixes = [guess('replace', replaceBy(given.number, seconds), { seconds })];
      report(given.number, { args: { seconds }, fixes, related });
    } else if (isEnded(message)) {
      const fixes = [likelyInsertion(message, 'Min-SE', seconds)];
      report(startLineSpan(message), { what: 'missing', args: { seconds }, fixes, related });
    }
  },
});
