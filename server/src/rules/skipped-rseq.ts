/** RSeq of a reliable response leaves out a number. */

import { RAck } from '../sip/headers/rack.ts';
import { RSeq } from '../sip/headers/rseq.ts';
import type { Part } from './calls.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { hasField } from './common/head.ts';
import { relatedTo } from './common/related.ts';
import { askingReliable, bye, flow, prack, ringing } from './common/small-call.ts';
import { soundValueOf } from './common/sound-values.ts';
import { defineRule } from './rule.ts';

const progress = changed(ringing, {
  start: 'SIP/2.0 183 Session Progress',
  Require: 'Require: 100rel',
  RSeq: 'RSeq: 988789',
});
const reliable = changed(progress, { start: 'SIP/2.0 180 Ringing', RSeq: 'RSeq: 988790' });

export default defineRule({
  name: 'skipped-rseq',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3262 §3',
  examples: {
    good: [
      flow(askingReliable, progress, prack, reliable),
      // The response between is not in the file, but what acknowledges it is.
      flow(
        askingReliable,
        progress,
        prack,
        changed(prack, { Via: `${bye[1]}2`, CSeq: 'CSeq: 3 PRACK', RAck: 'RAck: 988790 1 INVITE' }),
        changed(reliable, { RSeq: 'RSeq: 988791' }),
      ),
      // Nor is it certain that the file has all of them.
      flow(askingReliable, progress, changed(reliable, { RSeq: 'RSeq: 988791' })),
    ],
    bad: [
      flow(
        askingReliable,
        progress,
        prack,
        changed(reliable, {
          RSeq: 'RSeq: 988799\n      ^^^^^^ The 183 before has the RSeq 988789, and this one is higher by more than one',
        }),
      ),
    ],
  },
  checkCall(part, report, { parts }) {
    const own = hasField(part.message, 'rseq') && part.kind === 'response' ? numberIn(part) : undefined;
    if (own === undefined || part.toTag === undefined) return;
    const lower = parts.filter((other) => isOfSame(other, part) && (numberIn(other) ?? own) < own);
    const [before] = [...lower].sort((one, other) => (numberIn(other) ?? 0) - (numberIn(one) ?? 0));
    const last = before === undefined ? undefined : numberIn(before);
    const value = soundValueOf(part.message, RSeq);
    if (before?.status === undefined || last === undefined || own === last + 1 || value === undefined) return;
    const acknowledged = parts
      .filter(
        ({ kind, method, fromTag, toTag }) =>
          kind === 'request' && method === 'PRACK' && fromTag === part.fromTag && toTag === part.toTag,
      )
      .map(({ message }) => soundValueOf(message, RAck)?.responseNumber.number);
    // The file has what acknowledges the one before, and nothing of one between.
    if (
      !acknowledged.includes(last) ||
      acknowledged.some((number) => number === undefined || (number > last && number < own))
    )
      return;
    const next = String(last + 1);
    report(value, {
      args: { status: before.status, number: last },
      fixes: [guess('replace', replaceBy(value, next), { number: next })],
      related: relatedTo(before, soundValueOf(before.message, RSeq)),
    });
  },
});

function numberIn({ message }: Part): number | undefined {
  return soundValueOf(message, RSeq)?.number;
}

function isOfSame({ kind, fromTag, toTag, number, method }: Part, part: Part): boolean {
  return (
    kind === 'response' &&
    fromTag === part.fromTag &&
    toTag === part.toTag &&
    number === part.number &&
    method === part.method
  );
}
