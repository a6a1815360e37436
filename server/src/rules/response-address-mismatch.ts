/** From or To of a response names somebody else than that of its request. */

import { From } from '../sip/headers/from.ts';
import { To } from '../sip/headers/to.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo, textAt } from './common/related.ts';
import { answer, flow, invite } from './common/small-call.ts';
import { soundValueOf } from './common/sound-values.ts';
import { requestsOf } from './pairing.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'response-address-mismatch',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §8.2.6.2',
  examples: {
    good: [flow(invite, answer), flow(invite, changed(answer, { To: 'To: Bob <sip:bob@EXAMPLE.net>;tag=314159' }))],
    bad: [
      flow(
        invite,
        changed(answer, {
          To: 'To: <sip:robert@example.net>;tag=314159\n     ^^^^^^^^^^^^^^^^^^^^^^ To of the INVITE has sip:bob@example.net',
        }),
      ),
      flow(
        invite,
        changed(answer, {
          From: 'From: <sip:bob@example.net>;tag=9fxced76sl\n       ^^^^^^^^^^^^^^^^^^^ From of the INVITE has sip:alice@example.com',
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    if (part.kind !== 'response') return;
    const requests = requestsOf(part, call);
    const [nearest] = requests;
    if (nearest === undefined) return;
    for (const header of [From, To]) {
      const own = soundValueOf(part.message, header)?.address.uri;
      const others = requests.map(({ message }) => soundValueOf(message, header)?.address.uri);
      const [right] = others;
      if (own === undefined || right === undefined) continue;
      const text = textAt(part, own).toLowerCase();
      const texts = requests.map((request, index) => textAt(request, others[index] ?? own).toLowerCase());
      if (others.includes(undefined) || texts.includes(text)) continue;
      const uri = textAt(nearest, right);
      report(own, {
        args: { name: header.name, method: part.method, uri },
        fixes: [guess('replace', replaceBy(own, uri), { uri })],
        related: relatedTo(nearest, right),
      });
    }
  },
});
