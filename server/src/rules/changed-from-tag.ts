/** One request, or a request and its response, with two tags in From. */

import { Via } from '../sip/headers/via.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import type { Call, Part } from './calls.ts';
import { changed, smallRequest } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { soundValuesOf } from './common/sound-values.ts';
import { isSameVia } from './pairing.ts';
import { defineRule } from './rule.ts';

const request = changed(smallRequest, {
  From: undefined,
  Via: 'Via: SIP/2.0/UDP proxy.example.com;branch=z9hG4bK77ef4c, SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9',
}).slice(0, 3);
const rest = smallRequest.slice(4).join('\n');

export default defineRule({
  name: 'changed-from-tag',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §8.2.6.2',
  examples: {
    good: [
      `${smallRequest.join('\n')}###\n${request.join('\n')}\nFrom: <sip:alice@example.com>;tag=9fxced76sl\n${rest}`,
    ],
    bad: [
      `${smallRequest.join('\n')}###\n${request.join('\n')}\nFrom: <sip:alice@example.com>;tag=78923\n                                  ^^^^^ The same request has the tag 9fxced76sl in From above\n${rest}`,
    ],
  },
  checkFile(summary, report, { fromTagOf, callOf }) {
    const { origin } = summary;
    if (origin === undefined || isTemplated(origin.fromTag)) return;
    const first = fromTagOf(origin.key);
    // The other side of a dialog counts its requests by itself, so one of them may have the same number.
    if (first === undefined || first === origin.fromTag.text || first === origin.toTag) return;
    if (isOfOtherDialog(first, callOf(summary))) return;
    report(origin.fromTag, {
      args: { tag: first },
      fixes: [guess('replace', replaceBy(origin.fromTag, first), { tag: first })],
    });
  },
});

/** RFC 6665 §4.4.1: where a request has forked, each server counts its own requests to the client, so that two of them may have one number. */
function isOfOtherDialog(tag: string, call: Call | undefined): boolean {
  if (call?.self.toTag === undefined) return false;
  const { self, parts } = call;
  const others = parts.filter(
    ({ fromTag, number, method }) => fromTag === tag && number === self.number && method === self.method,
  );
  const isApart = others.every(({ toTag }) => toTag === self.toTag);
  return others.length > 0 && isApart && !others.some((other) => isOfSameClient(other, self));
}

/** The last Via is the one of the client, at whichever hop. */
function isOfSameClient(one: Part, other: Part): boolean {
  const [via, own] = [one, other].map(({ message }) => soundValuesOf(message, Via)?.at(-1));
  return via !== undefined && own !== undefined && isSameVia(via, own);
}
