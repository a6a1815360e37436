/** What was sent before, as far as the next message depends on it: branches, CSeq numbers, dialogs. Fed with events, it sends nothing. */

import { From } from '../sip/headers/from.ts';
import { To } from '../sip/headers/to.ts';
import { transports } from '../sip/transports.ts';
import type { Warning } from './answer.ts';
import { textOf } from './bytes.ts';
import { cookie } from './chance.ts';
import { callIdOf, sequenceOf, tagOf, topmostVia } from './fields.ts';
import { keepNewest } from './newest.ts';
import type { Note, SendEvent, TransportName } from './outgoing.ts';
import { isRequest, isResponse, type RequestMessage, type ResponseMessage, readMessage, statusOf } from './received.ts';

/** A request that was sent. */
export interface Sent {
  readonly method: string;
  readonly callId: string;
  readonly fromTag: string;
  readonly toTag: string;
  readonly sequence: number;
  readonly branch: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What an INVITE that was sent has become. */
export interface SentInvite extends Sent {
  /** The last final status, and the tag that came with it. */
  status?: number;
  remoteTag?: string;
}

/** Which identifiers Send fresh put in the place of those that are written. */
export interface Identity {
  readonly callId: string;
  readonly fromTag: string;
}

export interface History {
  /** Takes note of an event, at a time in milliseconds since 1970. */
  readonly record: (event: SendEvent, now: number) => void;
  /** All that was sent, the last first. */
  readonly sent: () => readonly SentInvite[];
  /** Remembers that what is written as `written` was sent as `sent`. */
  readonly rename: (written: Identity, sent: Identity) => void;
  /** What was sent for a written identity; the same where it was sent as it is written. */
  readonly renamed: (written: Identity) => Identity;
}

/** More than this is not remembered. */
const kept = 1000;

/** RFC 3261 §17.1: as long as the far end may take a message for a copy of another. */
const transactionLife = 32_000;

export function createHistory(): History {
  const sent: SentInvite[] = [];
  const renames = new Map<string, Identity>();
  return {
    record(event, now) {
      const message = readMessage(textOf(event.wire ?? new Uint8Array()));
      if (event.direction === 'out' && event.event === 'sent' && isRequest(message)) sent.unshift(sentOf(message, now));
      if (event.direction === 'in' && event.event === 'response' && isResponse(message)) settle(sent, message);
      sent.splice(kept);
    },
    sent: () => sent,
    rename: (written, other) => {
      renames.set(identityKey(written), other);
      keepNewest(renames, kept);
    },
    renamed: (written) => renames.get(identityKey(written)) ?? written,
  };
}

/** The highest CSeq number that was sent with a Call-ID and From tag, authentication repeats counted; ACK and CANCEL take that of their INVITE. */
export function lastSequence(history: History, { callId, fromTag }: Identity): number | undefined {
  const numbers = history
    .sent()
    .filter((each) => each.callId === callId && each.fromTag === fromTag && !isDependent(each.method))
    .map(({ sequence }) => sequence);
  return numbers.length === 0 ? undefined : Math.max(...numbers);
}

/** The highest CSeq number with which a Call-ID was registered: RFC 3261 §10.2 counts by Call-ID alone. */
export function lastRegistered(history: History, callId: string): number | undefined {
  const numbers = history
    .sent()
    .filter((each) => each.method === 'REGISTER' && each.callId === callId)
    .map(({ sequence }) => sequence);
  return numbers.length === 0 ? undefined : Math.max(...numbers);
}

/** The INVITE that an ACK or CANCEL with this identity belongs to: the last one. */
export function lastInvite(history: History, { callId, fromTag }: Identity): SentInvite | undefined {
  return history.sent().find((each) => each.method === 'INVITE' && each.callId === callId && each.fromTag === fromTag);
}

/** The CSeq number of the next request that belongs together with one that was sent. */
export function nextNumber(history: History, bytes: Uint8Array): number {
  const message = readMessage(textOf(bytes));
  if (!isRequest(message)) return 1;
  const { method, callId, fromTag, sequence } = sentOf(message, 0);
  const last = method === 'REGISTER' ? lastRegistered(history, callId) : lastSequence(history, { callId, fromTag });
  return (last ?? sequence) + 1;
}

/** The To tags with which an ACK of an INVITE was sent. */
export function acknowledgedTags(history: History, bytes: Uint8Array): ReadonlySet<string> {
  const callId = callIdOf(readMessage(textOf(bytes)));
  const acks = history.sent().filter((each) => each.method === 'ACK' && each.callId === callId);
  return new Set(acks.map(({ toTag }) => toTag));
}

/** What a server will make of a message that was sent before, or nearly so. */
export function againWarnings(history: History, bytes: Uint8Array, transport: TransportName, now: number): Warning[] {
  const message = readMessage(textOf(bytes));
  if (!isRequest(message) || isDependent(message.startLine.method.text)) return [];
  const next = sentOf(message, now);
  const note = copyNote(history, next, transport) ?? registerNote(history, next) ?? mergeNote(history, next);
  return note === undefined ? [] : [{ note, mustAsk: false }];
}

/** On UDP the same branch makes it a retransmission to the far end. */
function copyNote(history: History, next: Sent, transport: TransportName): Note | undefined {
  if (transports[transport].reliable || !next.branch.startsWith(cookie)) return undefined;
  const last = history.sent().find(({ branch, method }) => branch === next.branch && method === next.method);
  if (last === undefined || next.at - last.at >= transactionLife) return undefined;
  return { key: 'same-branch', args: { seconds: Math.round((next.at - last.at) / 1000) } };
}

function registerNote(history: History, { method, callId, sequence }: Sent): Note | undefined {
  const last = method === 'REGISTER' ? lastRegistered(history, callId) : undefined;
  return last === undefined || sequence > last ? undefined : { key: 'register-cseq', args: { last } };
}

/** RFC 3261 §8.2.2.2: a request outside a dialog that comes again by another branch looks like a loop or a merge. */
function mergeNote(history: History, next: Sent): Note | undefined {
  if (next.toTag !== '' || next.callId === '') return undefined;
  const isMerge = history
    .sent()
    .some(
      ({ callId, fromTag, sequence, method, at }) =>
        callId === next.callId &&
        fromTag === next.fromTag &&
        sequence === next.sequence &&
        method === next.method &&
        next.at - at < transactionLife,
    );
  return isMerge ? { key: 'same-cseq', args: {} } : undefined;
}

export function isDependent(method: string): boolean {
  return method === 'ACK' || method === 'CANCEL';
}

function sentOf(message: RequestMessage, at: number): Sent {
  return {
    method: message.startLine.method.text,
    callId: callIdOf(message) ?? '',
    fromTag: tagOf(message, From) ?? '',
    toTag: tagOf(message, To) ?? '',
    sequence: sequenceOf(message)?.number ?? 0,
    branch: topmostVia(message)?.branch ?? '',
    at,
  };
}

function settle(sent: readonly SentInvite[], response: ResponseMessage): void {
  const status = statusOf(response);
  if (status < 200 || sequenceOf(response)?.method !== 'INVITE') return;
  const branch = topmostVia(response)?.branch;
  const invite = sent.find(
    (each) => each.method === 'INVITE' && each.branch === branch && each.callId === callIdOf(response),
  );
  if (invite === undefined) return;
  invite.status = status;
  invite.remoteTag = tagOf(response, To) ?? '';
}

function identityKey({ callId, fromTag }: Identity): string {
  return JSON.stringify([callId, fromTag]);
}
