/** A description that is another than the one before, under the same version or a lower one. */

import type { Sdp, SdpOrigin } from '../sip/bodies/sdp.ts';
import type { Call, Part } from './calls.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo } from './common/related.ts';
import { countedEdits, isCounted } from './common/sdp-edits.ts';
import { ack, answer, bye, flow, invite } from './common/small-call.ts';
import { withSdp, withVersion } from './common/small-session.ts';
import { type Described, describedIn } from './offers.ts';
import { defineRule } from './rule.ts';

const audio = 'm=audio 49170 RTP/AVP 0';
const again = changed(bye, {
  start: 'INVITE sip:bob@server.example.net SIP/2.0',
  CSeq: 'CSeq: 2 INVITE',
  'Max-Forwards': 'Max-Forwards: 70\nContact: <sip:alice@client.example.com>',
});
const next = 'o=- 2890844526 2890844527 IN IP4 192.0.2.1';

export default defineRule({
  name: 'unchanged-sdp-version',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3264 §8',
  examples: {
    good: [
      flow(withSdp(invite, audio), answer, ack, withVersion(again, next, audio, 'a=sendonly')),
      flow(withSdp(invite, audio), withSdp(again, audio)),
    ],
    bad: [
      flow(
        withSdp(invite, audio),
        withVersion(
          again,
          'o=- 2890844526 2890844526 IN IP4 192.0.2.1\n               ^^^^^^^^^^ The description has changed, so its version has to be 2890844527',
          audio,
          'a=sendonly',
        ),
      ),
    ],
  },
  checkCall(part, report, call) {
    const own = describedIn(part);
    const before = own === undefined ? undefined : previousOf(part, call);
    const [origin, earlier] = [own && originOf(own.sdp), before && originOf(before.sdp)];
    if (own === undefined || before === undefined || origin === undefined || earlier === undefined) return;
    const [version, last] = [origin.sessionVersion, earlier.sessionVersion];
    if (version === undefined || last === undefined || !isSameSession(origin, earlier)) return;
    if (!/^\d{1,15}$/u.test(version.text) || !/^\d{1,15}$/u.test(last.text)) return;
    const isLower = Number(version.text) < Number(last.text);
    if (Number(version.text) > Number(last.text)) return;
    if (!isLower && (textOf(own) === textOf(before) || !isCounted(part.message))) return;
    const right = String(Number(last.text) + 1);
    report(version, {
      what: isLower ? 'lower' : 'what',
      args: { version: isLower ? last.text : right },
      fixes: [guess('replace', countedEdits(part.message, replaceBy(version, right)), { version: right })],
      related: relatedTo(before.part, last),
    });
  },
});

/** The description that the same side sent before, in another transaction; a repeat of the same one says nothing. */
function previousOf(part: Part, { parts }: Call): Described | undefined {
  const side = sideOf(part);
  const index = parts.indexOf(part);
  for (let at = index - 1; at >= 0; at -= 1) {
    const other = parts[at];
    if (other === undefined || sideOf(other) !== side || side === undefined) continue;
    const described = describedIn(other);
    if (described === undefined) continue;
    // Repeats, and the same message seen at several places, stand beside each other; and a file may hold a call in another order.
    return other.kind === part.kind && other.number >= part.number ? undefined : described;
  }
  return undefined;
}

/** Whose description it is: a request is of the side in From, a response of the one in To. */
function sideOf({ kind, fromTag, toTag }: Part): string | undefined {
  return kind === 'response' ? toTag : fromTag;
}

function originOf({ session }: Sdp): SdpOrigin | undefined {
  for (const line of session.lines) if (line.kind === 'origin') return line;
  return undefined;
}

function isSameSession(one: SdpOrigin, other: SdpOrigin): boolean {
  return one.username?.text === other.username?.text && one.sessionId?.text === other.sessionId?.text;
}

/** All lines but those that are blank, without the ends that a sender writes as it likes. */
function textOf({ sdp }: Described): string {
  return sdp.lines
    .map((line) => ('letter' in line ? `${line.letter.text}=${line.value.text.trimEnd()}` : ''))
    .join('\n')
    .trim();
}
