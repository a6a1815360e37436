/** Two Vias of the same element and transaction: the request came round in a loop. */

import { Via } from '../sip/headers/via.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import type { Via as ViaValue } from '../sip/values/via.ts';
import { readingsBy, valuesOf } from '../sip/values-of.ts';
import { removeElement } from './common/elements.ts';
import { marked } from './common/examples.ts';
import { guess } from './common/fixes.ts';
import { defineRule } from './rule.ts';

const first = 'Via: SIP/2.0/UDP proxy.example.com;branch=z9hG4bK1';

export default defineRule({
  name: 'repeated-via',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §16.3',
  examples: {
    good: [
      `${first}\nVia: SIP/2.0/UDP client.example.com;branch=z9hG4bK1`,
      `${first}\nVia: SIP/2.0/UDP proxy.example.com;branch=z9hG4bK2`,
    ],
    bad: [
      marked(
        `${first}\nVia: «SIP/2.0/UDP proxy.example.com;branch=z9hG4bK1»`,
        'A Via of proxy.example.com with the same branch stands above: the request went round in a loop',
      ),
    ],
  },
  about: { traits: ['several-vias'] },
  checkMessage(message, report) {
    if (valuesOf(message, Via).length < 2) return;
    const seen = new Set<string>();
    for (const reading of readingsBy(message, Via)) {
      for (const [index, { value }] of reading.values.entries()) {
        const key = keyOf(value);
        if (key === undefined) continue;
        if (seen.has(key)) {
          const fixes = [guess('remove', removeElement(reading, index))];
          report(value, { args: { host: value.sentBy.host.text }, fixes });
        }
        seen.add(key);
      }
    }
  },
});

/** RFC 3261 §8.1.1.7: a branch is unique in space and time. That of old senders is not. */
function keyOf({ sentBy, params }: ViaValue): string | undefined {
  const branch = paramNamed(params, 'branch')?.value;
  if (branch === undefined || isTemplated(branch) || sentBy.host.kind === 'template') return undefined;
  const text = branch.text.toLowerCase();
  if (!text.startsWith('z9hg4bk') || text === 'z9hg4bk') return undefined;
  return `${sentBy.host.text.toLowerCase()} ${sentBy.port?.number ?? ''} ${text}`;
}
