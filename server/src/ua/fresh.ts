/** Send fresh: gives a message what a user agent's layers would, and lists what was changed. */

import { CallId } from '../sip/headers/call-id.ts';
import { ContentLength } from '../sip/headers/content-length.ts';
import { CSeq } from '../sip/headers/cseq.ts';
import { From } from '../sip/headers/from.ts';
import { To } from '../sip/headers/to.ts';
import type { Edit } from '../sip/problem.ts';
import { spanOf } from '../sip/span.ts';
import { applyEdits, insertAfter } from '../sip/syntax/edit.ts';
import { transports } from '../sip/transports.ts';
import { bytesOf, textOf } from './bytes.ts';
import { type Chance, newBranch, newTag } from './chance.ts';
import { callIdOf, fieldsOf, firstValue, sequenceOf, type TopmostVia, tagOf, topmostVia } from './fields.ts';
import {
  type History,
  type Identity,
  isDependent,
  lastInvite,
  lastRegistered,
  lastSequence,
  type SentInvite,
} from './history.ts';
import type { Destination, Note } from './outgoing.ts';
import { isRequest, type RequestMessage, readMessage } from './received.ts';
import { type Address, written } from './transport/transport.ts';

export interface FreshFacts {
  readonly destination: Destination;
  readonly local: Address;
  readonly history: History;
  readonly chance: Chance;
}

export interface Fresh {
  readonly bytes: Uint8Array;
  /** In the order of the message. */
  readonly changes: readonly Note[];
  /** The same as edits of the bytes, in order. */
  readonly edits: readonly Edit[];
}

/** An edit, and how it is told. */
interface Change {
  readonly edit: Edit;
  readonly note: Note;
}

/**
 * The message as a user agent would send it now.
 * What the history knows decides: it must be told of every event of every exchange.
 * A new Call-ID and From tag are noted in it, so that an ACK or BYE that is written for the old ones finds its dialog.
 */
export function freshened(bytes: Uint8Array, facts: FreshFacts): Fresh {
  const message = readMessage(textOf(bytes));
  if (!isRequest(message)) return { bytes, changes: [], edits: [] };
  const changes = [
    ...viaChanges(message, facts),
    ...identityChanges(message, facts),
    ...sequenceChanges(message, facts),
    ...lengthChanges(message),
  ];
  changes.sort((one, other) => one.edit.start - other.edit.start);
  const edits = changes.map(({ edit }) => edit);
  return { bytes: bytesOf(applyEdits(message.source, edits)), changes: changes.map(({ note }) => note), edits };
}

/** RFC 3261 §18.1.1 and RFC 3581 §3: the transport, where the answer can reach us, and a branch of its own. */
function viaChanges(message: RequestMessage, facts: FreshFacts): Change[] {
  const { destination, local, chance } = facts;
  const invite = inviteOf(message, facts);
  const branch = sharesBranch(message, invite) ? (invite?.branch ?? newBranch(chance)) : newBranch(chance);
  const { viaName } = transports[destination.transport];
  const via = topmostVia(message);
  if (via === undefined) {
    const text = `Via: SIP/2.0/${viaName} ${written(local)};rport;branch=${branch}`;
    return [{ edit: insertAfter(message, message.startLine, text), note: changed('fresh-via', '', text.slice(5)) }];
  }
  const after = `SIP/2.0/${viaName} ${written(local)};rport${otherParams(via)};branch=${branch}`;
  const isSamePlace =
    via.transport === viaName && via.host === local.address && via.port === local.port && via.params.has('rport');
  const note = isSamePlace ? changed('fresh-branch', via.branch ?? '', branch) : changed('fresh-via', via.text, after);
  return [{ edit: { ...spanOf(via.start, via.end), text: after }, note }];
}

/** Parameters that say nothing of our end stay. */
function otherParams(via: TopmostVia): string {
  const own = new Set(['branch', 'rport', 'received', 'maddr', 'ttl']);
  const others = [...via.params].filter(([name]) => !own.has(name));
  return others.map(([name, value]) => (value === '' ? `;${name}` : `;${name}=${value}`)).join('');
}

/** RFC 3261 §9.1 and §17.1.1.3: CANCEL, and the ACK of an answer other than 2xx, are hop by hop with their INVITE. */
function sharesBranch(message: RequestMessage, invite: SentInvite | undefined): boolean {
  const { text: method } = message.startLine.method;
  return method === 'CANCEL' || (method === 'ACK' && invite?.status !== undefined && invite.status >= 300);
}

/** Outside a dialog a new Call-ID and From tag; a REGISTER keeps its Call-ID (RFC 3261 §10.2); what belongs to something sent takes what that was sent with. */
function identityChanges(message: RequestMessage, { history, chance }: FreshFacts): Change[] {
  const identity = identityOf(message);
  const { text: method } = message.startLine.method;
  const isNew = tagOf(message, To) === undefined && !isDependent(method);
  if (!isNew) return dialogChanges(message, identity, history);
  const callId = method === 'REGISTER' ? identity.callId : `${chance(12)}@${hostOf(identity.callId)}`;
  const fresh: Identity = { callId, fromTag: newTag(chance) };
  history.rename(identity, fresh);
  return replaceIdentity(message, identity, fresh);
}

/** What was sent under another Call-ID has a dialog whose far tag cannot be the one that is written. */
function dialogChanges(message: RequestMessage, identity: Identity, history: History): Change[] {
  const sent = history.renamed(identity);
  const changes = replaceIdentity(message, identity, sent);
  const before = tagOf(message, To);
  const after = changes.length === 0 ? undefined : lastInvite(history, sent)?.remoteTag;
  const to = fieldsOf(message, To)[0];
  if (to === undefined || before === undefined || after === undefined || before === after) return changes;
  return [
    ...changes,
    {
      edit: { ...spanOf(to.value.start, to.value.end), text: withTag(to.value.text, after) },
      note: changed('fresh-to-tag', before, after),
    },
  ];
}

function replaceIdentity(message: RequestMessage, before: Identity, after: Identity): Change[] {
  const callId = fieldsOf(message, CallId)[0];
  const from = fieldsOf(message, From)[0];
  const changes: Change[] = [];
  if (callId !== undefined && before.callId !== after.callId) {
    changes.push({
      edit: { ...spanOf(callId.value.start, callId.value.end), text: after.callId },
      note: changed('fresh-call-id', before.callId, after.callId),
    });
  }
  if (from !== undefined && before.fromTag !== after.fromTag) {
    const text = withTag(from.value.text, after.fromTag);
    changes.push({
      edit: { ...spanOf(from.value.start, from.value.end), text },
      note: changed('fresh-from-tag', before.fromTag, after.fromTag),
    });
  }
  return changes;
}

function withTag(value: string, tag: string): string {
  const replaced = value.replace(/(;\s*tag\s*=\s*)[^;,\s>]*(?=[^>]*$)/i, `$1${tag}`);
  return replaced === value ? `${value};tag=${tag}` : replaced;
}

/** Inside a dialog the number after the last that was sent; a REGISTER counts on for its Call-ID; ACK and CANCEL take their INVITE's. */
function sequenceChanges(message: RequestMessage, facts: FreshFacts): Change[] {
  const field = fieldsOf(message, CSeq)[0];
  const sequence = sequenceOf(message);
  if (field === undefined || sequence === undefined) return [];
  const number = nextSequence(message, sequence.number, facts);
  if (number === sequence.number) return [];
  const after = `${number} ${sequence.method}`;
  return [
    {
      edit: { ...spanOf(field.value.start, field.value.end), text: after },
      note: changed('fresh-cseq', field.value.text, after),
    },
  ];
}

function nextSequence(message: RequestMessage, number: number, facts: FreshFacts): number {
  const { history } = facts;
  const { text: method } = message.startLine.method;
  const identity = history.renamed(identityOf(message));
  if (isDependent(method)) return inviteOf(message, facts)?.sequence ?? number;
  if (method === 'REGISTER') return Math.max(number, 1 + (lastRegistered(history, identity.callId) ?? 0));
  if (tagOf(message, To) === undefined) return number;
  const last = lastSequence(history, identity);
  return last === undefined ? number : last + 1;
}

/** RFC 3261 §20.14: the bytes that follow the empty line. */
function lengthChanges(message: RequestMessage): Change[] {
  const after = String(message.body?.text.length ?? 0);
  const field = fieldsOf(message, ContentLength)[0];
  const before = firstValue(message, ContentLength) ?? '';
  if (before === after) return [];
  const note = changed('fresh-content-length', before, after);
  if (field !== undefined) return [{ edit: { ...spanOf(field.value.start, field.value.end), text: after }, note }];
  return [{ edit: insertAfter(message, message.head.at(-1) ?? message.startLine, `Content-Length: ${after}`), note }];
}

function inviteOf(message: RequestMessage, { history }: FreshFacts): SentInvite | undefined {
  return isDependent(message.startLine.method.text)
    ? lastInvite(history, history.renamed(identityOf(message)))
    : undefined;
}

function identityOf(message: RequestMessage): Identity {
  return { callId: callIdOf(message) ?? '', fromTag: tagOf(message, From) ?? '' };
}

/** RFC 3261 §20.8: a Call-ID may end with a host; the one that is there stays. */
function hostOf(callId: string): string {
  const sign = callId.indexOf('@');
  return sign === -1 || sign === callId.length - 1 ? 'localhost' : callId.slice(sign + 1);
}

function changed(key: Note['key'], before: string, after: string): Note {
  return { key, args: { before, after } };
}
