/** Two reliable responses to one request have the same RSeq. */

import { RSeq } from '../sip/headers/rseq.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { hasField } from './common/head.ts';
import { relatedTo } from './common/related.ts';
import { askingReliable, flow, ringing } from './common/small-call.ts';
import { soundValueOf } from './common/sound-values.ts';
import { defineRule } from './rule.ts';

const progress = changed(ringing, {
  start: 'SIP/2.0 183 Session Progress',
  Require: 'Require: 100rel',
  RSeq: 'RSeq: 988789',
});
const reliable = changed(progress, { start: 'SIP/2.0 180 Ringing', RSeq: 'RSeq: 988790' });

export default defineRule({
  name: 'repeated-rseq',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3262 §3',
  examples: {
    good: [
      flow(askingReliable, progress, progress, reliable),
      // Another fork counts by itself.
      flow(
        askingReliable,
        progress,
        changed(reliable, { RSeq: 'RSeq: 988789', To: 'To: <sip:bob@example.net>;tag=2' }),
      ),
    ],
    bad: [
      flow(
        askingReliable,
        progress,
        changed(reliable, {
          RSeq: 'RSeq: 988789\n      ^^^^^^ The 183 has this RSeq already, and the next one is higher by one',
        }),
      ),
    ],
  },
  checkCall(part, report, { parts }) {
    if (part.kind !== 'response' || !hasField(part.message, 'rseq')) return;
    const { place, status, fromTag, toTag, number, method } = part;
    const own = soundValueOf(part.message, RSeq);
    if (own === undefined || toTag === undefined) return;
    const before = parts.find(
      (other) =>
        other.place < place &&
        other.kind === 'response' &&
        other.status !== status &&
        other.fromTag === fromTag &&
        other.toTag === toTag &&
        other.number === number &&
        other.method === method &&
        soundValueOf(other.message, RSeq)?.number === own.number,
    );
    if (before?.status === undefined) return;
    const next = String(own.number + 1);
    report(own, {
      args: { status: before.status },
      fixes: [guess('replace', replaceBy(own, next), { number: next })],
      related: relatedTo(before, soundValueOf(before.message, RSeq)),
    });
  },
});
