/** The response to a request within a dialog has another tag in To. */

import { To } from '../sip/headers/to.ts';
import { paramNamed } from '../sip/values/params.ts';
import type { Call, Part } from './calls.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo } from './common/related.ts';
import { answer, bye, flow, invite } from './common/small-call.ts';
import { soundValueOf } from './common/sound-values.ts';
import { requestsOf } from './pairing.ts';
import { defineRule } from './rule.ts';

const byeAnswer = changed(answer, {
  Via: 'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74be1',
  CSeq: 'CSeq: 2 BYE',
  Contact: undefined,
});

export default defineRule({
  name: 'changed-to-tag',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §8.2.6.2',
  examples: {
    good: [flow(bye, byeAnswer), flow(invite, answer, changed(answer, { To: 'To: <sip:bob@example.net>;tag=fork2' }))],
    bad: [
      flow(
        bye,
        changed(byeAnswer, {
          To: 'To: <sip:bob@example.net>;tag=314160\n                              ^^^^^^ The BYE has the tag 314159 in To',
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    if (part.kind !== 'response' || part.toTag === undefined) return;
    const requests = requestsOf(part, call);
    const [nearest] = requests;
    if (nearest?.toTag === undefined) return;
    if (requests.some(({ toTag }) => toTag === undefined || toTag === part.toTag)) return;
    if (isSlipOfRequest(part, nearest, call)) return;
    const tag = paramNamed(soundValueOf(part.message, To)?.params ?? [], 'tag')?.value;
    if (tag === undefined) return;
    const right = nearest.toTag;
    report(tag, {
      args: { method: part.method, tag: right },
      fixes: [guess('replace', replaceBy(tag, right), { tag: right })],
      related: relatedTo(nearest, soundValueOf(nearest.message, To)),
    });
  },
});

/** Where the response has the tag that the call knows, it is the request that is wrong; unknown-tag says so. */
function isSlipOfRequest({ fromTag, number, method, toTag }: Part, request: Part, { parts }: Call): boolean {
  const others = parts.filter(
    (other) => other.fromTag !== fromTag || other.number !== number || other.method !== method,
  );
  const isKnown = (tag: string | undefined): boolean =>
    others.some((other) => other.fromTag === tag || other.toTag === tag);
  return isKnown(toTag) && !isKnown(request.toTag);
}
