/** A request within a dialog does not go to the Contact of the other side. */

import { Contact } from '../sip/headers/contact.ts';
import { transportNamed, transports } from '../sip/transports.ts';
import type { Address } from '../sip/values/name-addr.ts';
import { paramNamed } from '../sip/values/params.ts';
import type { SipUri, Uri } from '../sip/values/uri.ts';
import { startLineReadingOf } from '../sip/values-of.ts';
import type { Call, Part } from './calls.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo, textAt } from './common/related.ts';
import { goesByRouteSet } from './common/route-set.ts';
import { ack, answer, busy, bye, byeOfCallee, failureAck, flow, invite, ringing } from './common/small-call.ts';
import { soundValuesOf } from './common/sound-values.ts';
import { isBeginning } from './pairing.ts';
import { defineRule } from './rule.ts';

/** A Contact of the other side, and the message in which it stands. */
interface Target {
  readonly part: Part;
  readonly uri: SipUri;
}

export default defineRule({
  name: 'wrong-remote-target',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §12.2.1.1',
  examples: {
    good: [
      flow(invite, answer, ack, bye),
      flow(invite, answer, ack, byeOfCallee),
      flow(invite, ringing, busy, failureAck),
      // A port that is not written is that of the transport.
      flow(invite, answer, changed(ack, { start: 'ACK sip:bob@server.example.net:5060 SIP/2.0' })),
      // A strict router takes the place of the target.
      flow(
        invite,
        changed(answer, { 'Record-Route': 'Record-Route: <sip:proxy.example.com>' }),
        changed(ack, {
          start: 'ACK sip:proxy.example.com SIP/2.0',
          Route: 'Route: <sip:bob@server.example.net>',
        }),
      ),
    ],
    bad: [
      flow(
        invite,
        answer,
        changed(ack, {
          start:
            'ACK sip:bob@example.net SIP/2.0\n    ^^^^^^^^^^^^^^^^^^^ The Contact of the other side is sip:bob@server.example.net',
        }),
      ),
      flow(
        invite,
        changed(answer, { Contact: 'Contact: <sip:bob@server.example.net:5062;transport=tcp>' }),
        changed(ack, {
          start:
            'ACK sip:bob@server.example.net SIP/2.0\n    ^^^^^^^^^^^^^^^^^^^^^^^^^^ The Contact of the other side is sip:bob@server.example.net:5062;transport=tcp',
        }),
        changed(bye, {
          start:
            'BYE sip:bob@server.example.net:5062 SIP/2.0\n    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The Contact of the other side is sip:bob@server.example.net:5062;transport=tcp',
        }),
      ),
      flow(
        invite,
        answer,
        ack,
        changed(byeOfCallee, {
          start:
            'BYE sip:alice@example.com SIP/2.0\n    ^^^^^^^^^^^^^^^^^^^^^ The Contact of the other side is sip:alice@client.example.com',
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    if (!goesByRouteSet(part, call)) return;
    const { uri, templated } = startLineReadingOf(part.message);
    if (uri === undefined || templated) return;
    const targets = targetsFor(part, call);
    const right = targets?.findLast((target) => target.part.place < part.place) ?? targets?.at(-1);
    if (targets === undefined || right === undefined) return;
    const places = targets.filter((target) => isSameTarget(target.uri, uri));
    if (uri.kind === 'sip-uri' && places.some((target) => transportOf(target.uri) === transportOf(uri))) return;
    const text = textAt(right.part, right.uri);
    report(uri, {
      // It arrives where the other side listens by both transports.
      ...(places.length > 0 && { severity: 'hint' as const }),
      args: { uri: text },
      fixes: [guess('replace', replaceBy(uri, text), { uri: text })],
      related: relatedTo(right.part, right.uri),
    });
  },
});

/** Every Contact that the other side has said in this dialog; nothing where one of them is not certain, or may be another address of the same. */
function targetsFor({ fromTag, toTag }: Part, { parts }: Call): readonly Target[] | undefined {
  const targets: Target[] = [];
  const begins = new Set(parts.filter((part) => part.toTag === fromTag).map(({ fromTag: tag }) => tag));
  for (const part of parts) {
    const { kind, status = 0 } = part;
    const isAnswer =
      kind === 'response' && status > 100 && status < 300 && part.fromTag === fromTag && part.toTag === toTag;
    const isRequest =
      kind === 'request' &&
      part.fromTag === toTag &&
      (part.toTag === fromTag || (isBeginning(part) && begins.has(part.fromTag)));
    if (!isAnswer && !isRequest) continue;
    const contacts = soundValuesOf(part.message, Contact);
    if (contacts === undefined) return undefined;
    for (const contact of contacts) {
      const uri = contact.kind === 'address' ? uriOf(contact) : undefined;
      if (uri === undefined || paramNamed(uri.params, 'gr') !== undefined) return undefined;
      targets.push({ part, uri });
    }
  }
  return targets;
}

function uriOf({ address: { uri } }: Address): SipUri | undefined {
  return uri.kind === 'sip-uri' ? uri : undefined;
}

/** Of RFC 3261 §19.1.4 what tells places apart: parameters may be added or left out on the way, and the case of a user is no place. */
function isSameTarget(target: SipUri, uri: Uri): boolean {
  const { user, host } = target;
  if (uri.kind !== 'sip-uri') return false;
  return (
    (user?.text ?? '').toLowerCase() === (uri.user?.text ?? '').toLowerCase() &&
    host.text.toLowerCase() === uri.host.text.toLowerCase() &&
    portOf(target) === portOf(uri)
  );
}

/** RFC 3261 §19.1.2: the port of the transport where none is written. */
function portOf(uri: SipUri): number {
  const transport = transportNamed(transportOf(uri)) ?? transports.udp;
  const isSecure = uri.scheme.text.toLowerCase() === 'sips';
  return uri.port?.number ?? (isSecure ? transports[transport.secured ?? 'tls'] : transport).defaultPort;
}

/** In lower case; empty where the URI does not say. */
function transportOf({ params }: SipUri): string {
  return paramNamed(params, 'transport')?.value?.text.toLowerCase() ?? '';
}
