/** Answers to a request of the far end: which are offered, and which message in the file is one. */

import type { FlowFacts } from '../../sip/facts.ts';
import { CallId } from '../../sip/headers/call-id.ts';
import { CSeq } from '../../sip/headers/cseq.ts';
import type { HeaderDefinition } from '../../sip/headers/header.ts';
import { RSeq } from '../../sip/headers/rseq.ts';
import { Via } from '../../sip/headers/via.ts';
import type { Problem } from '../../sip/problem.ts';
import type { Conversation } from '../../sip/references.ts';
import { statusCode } from '../../sip/status-codes.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import { transportNamed, uriNameOf } from '../../sip/transports.ts';
import type { Wire } from '../../sip/wire.ts';
import { codeOf, elementsOf, type HeadField, type MessageBlock, methodOf, sourceOf } from '../refactor/new-block.ts';
import { codesFor, responseWith } from '../refactor/response.ts';
import { type NextStep, wireBlock } from './next-step.ts';
import { continuedSession } from './session-change.ts';

/** A request of the far end that waits to be answered. */
export interface Waiting {
  /** Which exchange it came in, and what it is called there. */
  readonly exchange: string;
  readonly incoming: string;
  readonly text: string;
  readonly transport: string;
  /** As `192.0.2.1:5060` or `[2001:db8::1]:5060`. */
  readonly peer: string;
  readonly local: string;
  /** Grows with each that came. */
  readonly order: number;
  /** The tag that all answers to it have. */
  readonly tag: string;
}

/** The answers that a request is given most, the likeliest first. */
const likeliest: Readonly<Record<string, readonly number[]>> = { INVITE: [180, 200, 486], REFER: [202] };

/** What we have said already to whoever asks. */
export interface SaidBefore {
  /** The session that we described last in the dialog. */
  readonly session: readonly string[];
  /** RSeq of the last reliable response to the request. */
  readonly sequence: number;
}

const nothingSaid: SaidBefore = { session: [], sequence: 0 };

export function replies(
  request: Waiting,
  most: 'likely' | 'all',
  before: SaidBefore = nothingSaid,
): readonly NextStep[] {
  const block = wireBlock(request.text);
  if (block === undefined) return [];
  const method = methodOf(block);
  const likely = likeliest[method] ?? [200];
  const codes = most === 'likely' ? likely : new Set([...likely, ...codesFor(block)].filter((code) => code > 100));
  return [...codes].map((code) => {
    const made = responseWith(code, block, sourceOf(block), request.tag);
    const fields = made.fields.map(
      (field, index): HeadField =>
        index === 0 ? withSource(field, request) : numbered(withTransport(field, request), before),
    );
    const response = `${code} ${statusCode(code)?.phrase ?? ''}`.trim();
    const { body = [] } = made;
    const isDescribed = body.length > 0 && before.session.length > 0;
    const session = isDescribed ? continuedSession(body, before.session) : body;
    return { kind: 'reply', args: { method, response }, made: { ...made, fields, body: session }, directives: [] };
  });
}

/** RFC 3262 §3: each reliable response counts one up. */
function numbered([name, value]: HeadField, { sequence }: SaidBefore): HeadField {
  return [name, name === RSeq.name ? String(sequence + 1) : value];
}

/** RFC 3261 §18.2.1 and RFC 3581 §4: the topmost Via gets the address that it came from. */
function withSource([name, via]: HeadField, { peer }: Waiting): HeadField {
  const { host, port } = placeOf(peer);
  if (name !== 'Via' || /;\s*received\s*=/iu.test(via)) return [name, via];
  const asksForPort = /;\s*rport\s*(?=;|$)/iu;
  const isElsewhere = !via.replace(/;.*$/su, '').includes(host);
  const filled = via.replace(asksForPort, `;rport=${port}`);
  return [name, asksForPort.test(via) || isElsewhere ? `${filled};received=${host}` : filled];
}

/** RFC 3261 §19.1.1: a SIP URI that names no transport means UDP, where nobody would hear us who came over another. */
function withTransport([name, value]: HeadField, { transport }: Waiting): HeadField {
  const known = transportNamed(transport);
  const uriName = known === undefined ? undefined : uriNameOf(known);
  if (name !== 'Contact' || uriName === 'udp' || uriName === undefined || !value.startsWith('<sip:'))
    return [name, value];
  return [name, value.replace('>', `;transport=${uriName}>`)];
}

/** RFC 3261 §17.2.3: by the branch of the topmost Via, and what else a response takes over. */
export function isAnswerTo(answer: MessageBlock, asked: MessageBlock): boolean {
  if (codeOf(answer) === 0 || methodOf(asked) === '') return false;
  const isSame = (of: (block: MessageBlock) => string | undefined): boolean => of(answer) === of(asked);
  const value = (header: HeaderDefinition) => (block: MessageBlock) =>
    elementsOf(block.message, header)[0]?.replaceAll(/\s+/gu, ' ');
  return isSame(value(CallId)) && isSame(value(CSeq)) && isSame((block) => branchOf(value(Via)(block)));
}

/** The request that `# @reply-to` names: `last`, the last one of a method, or the last one under a block; those of `under` are. */
export function waitingNamed(
  waiting: readonly Waiting[],
  name: string,
  under: (exchange: string) => boolean,
): readonly Waiting[] {
  const isMeant = ({ exchange, text }: Waiting): boolean =>
    name === 'last' || text.startsWith(`${name} `) || under(exchange);
  return waiting
    .filter(isMeant)
    .toSorted((one, other) => other.order - one.order)
    .slice(0, 1);
}

/** An answer that is ready. */
export interface Reply extends Pick<Waiting, 'exchange' | 'incoming'> {
  readonly bytes: Uint8Array;
  readonly isFinal: boolean;
}

/** By this name a response takes parts of the request that it answers. */
export const receivedName = 'received';

/** What came stands for both sides, so that `header`, `body` and `status` of a check are about it. */
export function receivedConversation(came: Message): Conversation {
  return { request: came, responses: [came] };
}

/**
 * The request that a response answers, and its bytes on the way back; `wireOf` makes them for a way, and for what was received.
 * `isNamed` says that the response has named the one that waits, and so may hold whatever it wants.
 */
export function findReply(
  waiting: readonly Waiting[],
  wireOf: (flow: FlowFacts, received: Message | undefined) => Wire,
  isNamed: boolean,
): Reply | { readonly problems: readonly Problem[] } | undefined {
  for (const request of waiting) {
    const asked = wireBlock(request.text);
    const { bytes, problems } = wireOf(flowOf(request), asked?.message);
    if (bytes === undefined) return { problems };
    const answer = wireBlock(textOf(bytes));
    if (answer === undefined || asked === undefined || !(isNamed || isAnswerTo(answer, asked))) continue;
    const { exchange, incoming } = request;
    return { exchange, incoming, bytes, isFinal: codeOf(answer) >= 200 };
  }
  return undefined;
}

/** Both ends as the variables of a block name them. */
export function flowOf({ transport, peer, local }: Pick<Waiting, 'transport' | 'peer' | 'local'>): FlowFacts {
  const [near, far] = [placeOf(local), placeOf(peer)];
  return {
    transport: transport.toUpperCase(),
    localAddress: near.host,
    localPort: near.port,
    targetHost: far.host,
    targetPort: far.port,
  };
}

function branchOf(via: string | undefined): string | undefined {
  return /;\s*branch\s*=\s*([^;,\s]+)/iu.exec(via ?? '')?.[1];
}

function placeOf(text: string): { readonly host: string; readonly port: number } {
  const at = text.lastIndexOf(':');
  return { host: text.slice(0, at).replace(/^\[(.*)\]$/u, '$1'), port: Number(text.slice(at + 1)) };
}

/** One character for each byte: what is compared is ASCII. */
function textOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
