/** Session-ID of a response has the halves of its request as they are, and not turned round. */

import { SessionId } from '../sip/headers/session-id.ts';
import { paramNamed } from '../sip/values/params.ts';
import type { SessionId as SessionIdValue } from '../sip/values/session-id.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { hasField } from './common/head.ts';
import { relatedTo } from './common/related.ts';
import { answer, flow, invite } from './common/small-call.ts';
import { soundValueOf } from './common/sound-values.ts';
import { requestsOf } from './pairing.ts';
import { defineRule } from './rule.ts';

const alice = 'ab30317f1a784dc48ff824d0d3715d86';
const bob = '47755a9de7794ba387653f2099600ef2';
const nobody = '0'.repeat(32);
const asking = changed(invite, { 'Session-ID': `Session-ID: ${alice};remote=${bob}` });

export default defineRule({
  name: 'session-id-mismatch',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 7989 §6',
  examples: {
    good: [
      flow(asking, changed(answer, { 'Session-ID': `Session-ID: ${bob};remote=${alice}` })),
      // Another device has answered.
      flow(asking, changed(answer, { 'Session-ID': `Session-ID: ${alice.replace('a', 'c')};remote=${alice}` })),
      // RFC 7989 §11: one half, as older devices write it, which all messages have.
      flow(
        changed(invite, { 'Session-ID': `Session-ID: ${alice}` }),
        changed(answer, { 'Session-ID': `Session-ID: ${alice}` }),
      ),
    ],
    bad: [
      flow(
        asking,
        changed(answer, {
          'Session-ID': `Session-ID: ${alice};remote=${bob}\n            ${'^'.repeat(72)} The INVITE has this half in front as well; whoever answers puts its own there, and this one in remote`,
        }),
      ),
      flow(
        changed(invite, { 'Session-ID': `Session-ID: ${alice};remote=${nobody}` }),
        changed(answer, {
          'Session-ID': `Session-ID: ${alice};remote=${nobody}\n            ${'^'.repeat(72)} The INVITE has this half in front as well; whoever answers puts its own there, and this one in remote`,
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    if (part.kind !== 'response' || !hasField(part.message, 'session-id')) return;
    const own = soundValueOf(part.message, SessionId);
    const requests = requestsOf(part, call);
    const asked = requests.map(({ message }) => soundValueOf(message, SessionId));
    const [nearest] = requests;
    const [first] = asked;
    if (own === undefined || nearest === undefined || first === undefined) return;
    if (!asked.every((each) => each !== undefined && isUnturned(own, each))) return;
    const remote = remoteIn(first);
    const isKnown = remote !== undefined && !/^0+$/u.test(remote);
    const value = `${remote};remote=${first.id.text}`;
    const span = { start: own.id.start, end: paramNamed(own.params, 'remote')?.end ?? own.id.end };
    report(span, {
      args: { method: part.method },
      fixes: isKnown ? [guess('turn', replaceBy(span, value), { value })] : [],
      related: relatedTo(nearest, first),
    });
  },
});

/** Whoever calls itself has one half twice. */
function isUnturned(own: SessionIdValue, asked: SessionIdValue): boolean {
  const remote = remoteIn(own);
  return remote !== undefined && own.id.text === asked.id.text && remote === remoteIn(asked) && remote !== own.id.text;
}

function remoteIn({ params }: SessionIdValue): string | undefined {
  return paramNamed(params, 'remote')?.value?.text;
}
