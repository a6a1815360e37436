/** The tags of From and To in a request are those of the other side. */

import { From } from '../sip/headers/from.ts';
import { To } from '../sip/headers/to.ts';
import { paramNamed } from '../sip/values/params.ts';
import type { Part } from './calls.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo, textAt } from './common/related.ts';
import { ack, answer, bye, byeOfCallee, flow, invite } from './common/small-call.ts';
import { soundValueOf } from './common/sound-values.ts';
import { isBeginning } from './pairing.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'swapped-tags',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §12.2.1.1',
  examples: {
    good: [flow(invite, answer, ack, byeOfCallee), flow(invite, answer, ack, bye)],
    bad: [
      flow(
        invite,
        answer,
        ack,
        changed(byeOfCallee, {
          From: 'From: <sip:bob@example.net>;tag=9fxced76sl\n                                ^^^^^^^^^^ This is the tag of sip:alice@example.com, who began the dialog; it belongs in To',
          To: 'To: <sip:alice@example.com>;tag=314159',
        }),
      ),
      flow(
        invite,
        answer,
        ack,
        changed(bye, {
          From: 'From: <sip:alice@example.com>;tag=314159',
          To: 'To: <sip:bob@example.net>;tag=9fxced76sl\n                              ^^^^^^^^^^ This is the tag of sip:alice@example.com, who began the dialog; it belongs in From',
        }),
      ),
    ],
  },
  hides: ['wrong-remote-target'],
  checkCall(part, report, { parts }) {
    const { kind, fromTag, toTag } = part;
    if (kind !== 'request' || toTag === undefined) return;
    const begun = parts.find((other) => isBeginning(other) && (other.fromTag === fromTag || other.fromTag === toTag));
    if (begun === undefined || fromTag === toTag) return;
    const caller = addressIn(begun, From);
    const callee = addressIn(begun, To);
    const isCaller = begun.fromTag === fromTag;
    if (caller === undefined || callee === undefined || caller === callee) return;
    // RFC 4916: who is at either end may change, but nobody becomes the other.
    const [own, other] = isCaller ? [callee, caller] : [caller, callee];
    if (addressIn(part, From) !== own || addressIn(part, To) !== other) return;
    const [from, to] = [From, To].map(
      (header) => paramNamed(soundValueOf(part.message, header)?.params ?? [], 'tag')?.value,
    );
    if (from === undefined || to === undefined) return;
    const uri = soundValueOf(begun.message, From)?.address.uri;
    report(isCaller ? from : to, {
      what: isCaller ? 'what' : 'in-to',
      args: { uri: uri === undefined ? '' : textAt(begun, uri) },
      fixes: [guess('swap', [...replaceBy(from, to.text), ...replaceBy(to, from.text)])],
      related: relatedTo(begun, soundValueOf(begun.message, From)),
    });
  },
});

function addressIn(part: Part, header: typeof From | typeof To): string | undefined {
  const uri = soundValueOf(part.message, header)?.address.uri;
  return uri === undefined ? undefined : textAt(part, uri).toLowerCase();
}
