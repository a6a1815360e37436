/** The Via values of a response are not those of the request that it answers. */

import { Via } from '../sip/headers/via.ts';
import type { Via as ViaValue } from '../sip/values/via.ts';
import type { Call, Part } from './calls.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo, textAt } from './common/related.ts';
import { answer, flow, invite } from './common/small-call.ts';
import { soundValuesOf } from './common/sound-values.ts';
import { takeOver } from './common/take-over.ts';
import { branchOf, isSameSentBy, requestsOf } from './pairing.ts';
import { defineRule } from './rule.ts';

const hop = 'Via: SIP/2.0/UDP proxy.example.com;branch=z9hG4bK77ef4c';
const client = 'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9';
const relayed = changed(invite, { Via: `${hop}\n${client};received=192.0.2.1` });

/** How two rows of Via values differ; where the response has one less, `via` is its last. */
interface Difference {
  readonly what: 'what' | 'more' | 'fewer';
  readonly via: ViaValue;
  readonly other: ViaValue | undefined;
}

export default defineRule({
  name: 'response-via-mismatch',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §8.2.6.2',
  examples: {
    good: [
      flow(invite, changed(answer, { Via: `${client};received=192.0.2.1;rport=5060` })),
      // A fork of the proxy, of which the request is not in the file.
      flow(relayed, changed(answer, { Via: `${hop}2\n${client}` })),
      // Another hop, which is not in the file.
      flow(relayed, answer),
    ],
    bad: [
      flow(
        invite,
        changed(answer, {
          Via: 'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf8\n     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The INVITE has another Via here: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9',
        }),
      ),
      flow(
        changed(invite, { Via: client.replace('.com;', '.com:5062;') }),
        changed(answer, {
          Via: `${client}\n     ${'^'.repeat(client.length - 5)} The INVITE has another Via here: ${client.slice(5).replace('.com;', '.com:5062;')}`,
        }),
      ),
      flow(
        relayed,
        changed(answer, {
          Via: `${hop}\n     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Of the 2 Via values of the INVITE only 1 stands here`,
        }),
      ),
      flow(
        invite,
        changed(answer, {
          Via: `${client}\n${hop}\n     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The INVITE has no more than 1 Via`,
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    const vias = soundValuesOf(part.message, Via);
    if (part.kind !== 'response' || vias === undefined || vias.length === 0) return;
    const requests = candidatesFor(part, vias, call);
    const [nearest] = requests;
    const rows = requests.map(({ message }) => soundValuesOf(message, Via) ?? []);
    const [found] = rows.map((row) => differenceOf(vias, row));
    if (nearest === undefined || found === undefined || rows.some((row) => differenceOf(vias, row) === undefined))
      return;
    const { what, via, other } = found;
    const asked = rows[0] ?? [];
    const right = other === undefined ? '' : textAt(nearest, other);
    report(via, {
      what,
      args: { method: part.method, via: right, count: vias.length, asked: asked.length },
      fixes: [
        what === 'what'
          ? guess('replace', replaceBy(via, right), { via: right })
          : guess(
              'take-over',
              takeOver(
                part.message,
                Via,
                asked.map((each) => textAt(nearest, each)),
              ),
            ),
      ],
      related: relatedTo(nearest, other ?? asked[0]),
    });
  },
});

/** Those of the same branch; where there are none, those that went the same way, from the same client in another transaction. */
function candidatesFor(part: Part, vias: readonly ViaValue[], call: Call): readonly Part[] {
  const requests = requestsOf(part, call);
  if (requests.length > 0) return requests;
  const { parts } = call;
  return parts.filter(
    ({ kind, fromTag, toTag, number, method, message }) =>
      kind === 'request' &&
      fromTag === part.fromTag &&
      // In each dialog the client counts by itself.
      (toTag ?? part.toTag) === part.toTag &&
      number === part.number &&
      method === part.method &&
      isMeant(vias, soundValuesOf(message, Via) ?? []),
  );
}

/** What forks has the same Via values below its own, so the last one tells whether the client is asked in the same transaction; a branch is of one sender alone, so that with the same ones only a host or a port is wrong. */
function isMeant(vias: readonly ViaValue[], others: readonly ViaValue[]): boolean {
  if (vias.length !== others.length) return false;
  const branches = vias.map(branchOf);
  if (!branches.includes(undefined) && branches.every((branch, index) => branch === branchOf(others[index])))
    return true;
  const isSameWay = vias.every((via, index) => isSameAt(via, others[index], isSameSentBy));
  return isSameWay && branchOf(vias.at(-1)) !== branchOf(others.at(-1));
}

function isSameAt(
  one: ViaValue,
  other: ViaValue | undefined,
  isSame: (one: ViaValue, other: ViaValue) => boolean,
): boolean {
  return other !== undefined && isSame(one, other);
}

function differenceOf(vias: readonly ViaValue[], others: readonly ViaValue[]): Difference | undefined {
  for (const [index, via] of vias.entries()) {
    const other = others[index];
    if (other === undefined) return { what: 'more', via, other };
    if (!isCopyOf(via, other)) return { what: vias.length === others.length ? 'what' : 'fewer', via, other };
  }
  const via = vias.at(-1);
  return via === undefined || vias.length >= others.length
    ? undefined
    : { what: 'fewer', via, other: others[vias.length] };
}

/** RFC 3261 §18.2.1, RFC 3581 §4 add parameters on the way, and so may others, which give a value to one that asked for it. */
function isCopyOf(one: ViaValue, other: ViaValue): boolean {
  return (
    one.transport.text.toLowerCase() === other.transport.text.toLowerCase() &&
    isSameSentBy(one, other) &&
    branchOf(one) === branchOf(other)
  );
}
