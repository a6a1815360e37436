/** A tag of a request within a dialog belongs to nobody in its call. */

import { Contact } from '../sip/headers/contact.ts';
import { From } from '../sip/headers/from.ts';
import { To } from '../sip/headers/to.ts';
import { nearest } from '../sip/nearest.ts';
import { paramNamed } from '../sip/values/params.ts';
import { startLineReadingOf } from '../sip/values-of.ts';
import type { Call, Part } from './calls.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo, textAt } from './common/related.ts';
import { ack, answer, bye, byeOfCallee, flow, invite, prack, ringing } from './common/small-call.ts';
import { soundValueOf, soundValuesOf } from './common/sound-values.ts';
import { isBeginning, requestsOnBranch } from './pairing.ts';
import { defineRule } from './rule.ts';

/** The requests of which one alone may be all that the file has of a fork: in early dialogs, in subscriptions, and for its failure. */
const ofForks = new Set(['ACK', 'NOTIFY', 'PRACK', 'REFER', 'SUBSCRIBE', 'UPDATE']);

/** So many letters of a tag may be mistyped. */
const mostSlips = 2;

export default defineRule({
  name: 'unknown-tag',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §12.2.1.1',
  examples: {
    good: [
      flow(invite, answer, ack, bye),
      // Of the other fork the answer is not in the file.
      flow(
        invite,
        answer,
        ack,
        changed(ack, { start: 'ACK sip:bob@home.example.net SIP/2.0', To: 'To: <sip:bob@example.net>;tag=fork' }),
        changed(bye, { To: 'To: <sip:bob@example.net>;tag=fork' }),
      ),
      flow(
        invite,
        ringing,
        changed(prack, {
          start: 'PRACK sip:bob@home.example.net SIP/2.0',
          To: 'To: <sip:bob@example.net>;tag=fork',
        }),
        answer,
      ),
      flow(answer, changed(bye, { To: 'To: <sip:bob@example.net>;tag=271828' })),
    ],
    bad: [
      flow(
        invite,
        answer,
        ack,
        changed(bye, {
          To: 'To: <sip:bob@example.net>;tag=271828\n                              ^^^^^^ No other message of this call has this tag; the other side of the dialog has 314159',
        }),
      ),
      flow(
        invite,
        answer,
        ack,
        changed(bye, {
          From: 'From: <sip:alice@example.com>;tag=9fxced76\n                                  ^^^^^^^^ No other message of this call has this tag; this side of the dialog has 9fxced76sl',
        }),
      ),
      flow(
        invite,
        answer,
        ack,
        changed(byeOfCallee, {
          To: 'To: <sip:alice@example.com>;tag=77\n                                ^^ No other message of this call has this tag; the other side of the dialog has 9fxced76sl',
        }),
      ),
      flow(
        invite,
        answer,
        changed(ack, {
          To: 'To: <sip:bob@example.net>;tag=1\n                              ^ No other message of this call has this tag; the other side of the dialog has 314159',
        }),
      ),
      flow(
        invite,
        ringing,
        changed(prack, {
          To: 'To: <sip:bob@example.net>;tag=314195\n                              ^^^^^^ No other message of this call has this tag; the other side of the dialog has 314159',
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    const { kind, method, fromTag, toTag } = part;
    if (kind !== 'request' || toTag === undefined || method === 'CANCEL' || isOfFailure(part, call)) return;
    const others = call.parts.filter((other) => !isSameRequest(other, part));
    const isFromKnown = others.some((other) => hasTag(other, fromTag));
    if (isFromKnown === others.some((other) => hasTag(other, toTag))) return;
    const [known, unknown] = isFromKnown ? [fromTag, toTag] : [toTag, fromTag];
    const peer = peerOf(known, unknown, part, others);
    const header = isFromKnown ? To : From;
    const own = paramNamed(soundValueOf(part.message, header)?.params ?? [], 'tag')?.value;
    if (peer === undefined || own === undefined) return;
    const tag = peer.fromTag === known ? (peer.toTag ?? '') : peer.fromTag;
    report(own, {
      what: isFromKnown ? 'what' : 'own',
      args: { tag },
      fixes: [guess('replace', replaceBy(own, tag), { tag })],
      related: relatedTo(peer, soundValueOf(peer.message, peer.fromTag === known ? To : From)),
    });
  },
});

/** RFC 3261 §17.1.1.3: the tag in the ACK for a failure is that of the response, which failure-ack-mismatch compares. */
function isOfFailure(part: Part, call: Call): boolean {
  return part.method === 'ACK' && requestsOnBranch(part, call).some(({ method }) => method === 'INVITE');
}

/** A copy of the request, or an answer to it, proves nothing. */
function isSameRequest({ fromTag, number, method }: Part, part: Part): boolean {
  return fromTag === part.fromTag && number === part.number && method === part.method;
}

function hasTag({ fromTag, toTag }: Part, tag: string): boolean {
  return fromTag === tag || toTag === tag;
}

/** The answer that tells with whom the side of the known tag has a dialog; nothing where that may be somebody who is not in the file. */
function peerOf(known: string, unknown: string, part: Part, others: readonly Part[]): Part | undefined {
  const begun = others.filter(isBeginning);
  const answers = others.filter(
    (other) =>
      other.kind === 'response' && isSuccessful(other) && begun.some((request) => isSameRequest(request, other)),
  );
  // RFC 3261 §12.1.1: whoever was called has its tag for one dialog, and knows but one tag of the caller.
  const ofCallee = answers.find(({ toTag }) => toTag === known);
  if (ofCallee !== undefined) return ofCallee;
  const ofCaller = answers.filter(({ fromTag, toTag }) => fromTag === known && toTag !== undefined);
  const near = nearest(
    unknown,
    ofCaller.map(({ toTag }) => toTag ?? ''),
    mostSlips,
  );
  if (near !== undefined) return ofCaller.find(({ toTag }) => toTag === near);
  if (ofForks.has(part.method)) return ofCaller.find((other) => isTarget(other, part));
  return ofCaller.find((other) => other.method === 'INVITE' && (other.status ?? 0) >= 200);
}

function isSuccessful({ status = 0 }: Part): boolean {
  return status > 100 && status < 300;
}

/** Two forks do not have one Contact. */
function isTarget(answer: Part, part: Part): boolean {
  const { uri, templated } = startLineReadingOf(part.message);
  if (uri === undefined || templated) return false;
  const contacts = soundValuesOf(answer.message, Contact) ?? [];
  return contacts.some(
    (contact) => contact.kind === 'address' && textAt(answer, contact.address.uri) === textAt(part, uri),
  );
}
