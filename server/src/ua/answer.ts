/** Where the answer to a message will come, and what is odd about that: RFC 3261 §18.2.2, RFC 3581. Nothing is sent or looked up. */

import { isIP } from 'node:net';
import type { Message } from '../sip/syntax/tree.ts';
import { transports } from '../sip/transports.ts';
import { textOf } from './bytes.ts';
import { contactOf, type TopmostVia, topmostVia } from './fields.ts';
import { sipUriOf } from './loose.ts';
import type { Destination, Local, Note } from './outgoing.ts';
import { readMessage } from './received.ts';
import { type Address, written } from './transport/transport.ts';

export interface Warning {
  readonly note: Note;
  /** True when the answer is known to be lost, so that a click is due. */
  readonly mustAsk: boolean;
}

/** RFC 3261 §18.1.1: near the path's limit, or above 1300 bytes where that is not known, a request belongs on a stream. */
export const biggestDatagram = 1300;

/** Stands in a Via for the transport that is not known yet. */
export const anyTransport = 'ANY';

/** What always names the socket that a message leaves from. */
const ownSocket = '{{$localIp}}:{{$localPort}}';

/** Which port of ours the answer will be sent to, and so is to be bound: the topmost Via's; none where any will do. */
export function wishedPort(message: Message, destination: Pick<Destination, 'transport'>): number | undefined {
  if (transports[destination.transport].reliable) return undefined;
  const via = topmostVia(message);
  const { viaName } = transports[destination.transport];
  if (via === undefined || ![viaName, anyTransport].includes(via.transport)) return undefined;
  return via.port ?? (via.params.has('rport') ? undefined : transports[destination.transport].defaultPort);
}

/** What to say of the answer's way before a message leaves. */
export function answerPath(
  bytes: Uint8Array,
  destination: Destination,
  local: Pick<Local, 'address' | 'port'>,
): Warning[] {
  const message = readMessage(textOf(bytes));
  if (message.startLine.kind === 'request' && message.startLine.method.text === 'ACK') return [];
  const via = topmostVia(message);
  const size = bytes.length;
  const isTooBig = !transports[destination.transport].reliable && size > biggestDatagram;
  return [
    ...(isTooBig ? [warning('datagram-too-big', { size, limit: biggestDatagram })] : []),
    ...sipsWarnings(message, destination),
    ...(via === undefined ? [warning('via-missing', {})] : viaWarnings(via, destination, local)),
    ...contactWarnings(message, destination, local),
  ];
}

/** Where the answer will come, as one sentence; an ACK has none. */
export function answerStep(bytes: Uint8Array, { transport }: Destination, local: Address): Note | undefined {
  const message = readMessage(textOf(bytes));
  if (message.startLine.kind === 'request' && message.startLine.method.text === 'ACK') return undefined;
  if (transports[transport].reliable) return { key: 'answer-on-connection', args: {} };
  const via = topmostVia(message);
  const maddr = via?.params.get('maddr');
  const port = via?.port ?? transports.udp.defaultPort;
  if (maddr !== undefined) return { key: 'answer-to-maddr', args: { to: written({ address: maddr, port }) } };
  if (via === undefined || via.params.has('rport')) return { key: 'answer-to-source', args: { to: written(local) } };
  return { key: 'answer-to-via', args: { to: written({ address: local.address, port }) } };
}

/** RFC 3261 §26.2.2. A target that was written by hand wins, but whoever wrote it should know. */
function sipsWarnings({ startLine }: Message, { transport }: Destination): Warning[] {
  const isSips = startLine.kind === 'request' && sipUriOf(startLine.uri.text)?.scheme === 'sips';
  return isSips && !transports[transport].secure ? [warning('sips-without-tls', { transport })] : [];
}

function viaWarnings(via: TopmostVia, { transport }: Destination, local: Address): Warning[] {
  const { viaName, reliable } = transports[transport];
  const isOtherTransport = via.transport !== '' && via.transport !== viaName;
  return [
    ...(isOtherTransport ? [warning('via-transport-differs', { via: via.transport, transport: viaName })] : []),
    // RFC 3261 §18.2.2: over a stream the answer comes back on the connection.
    ...(reliable || isOtherTransport ? [] : portWarnings(via, local)),
    ...hostWarnings(via, local),
  ];
}

function portWarnings(via: TopmostVia, local: Address): Warning[] {
  const port = via.port ?? transports.udp.defaultPort;
  const maddr = via.params.get('maddr');
  if (maddr !== undefined && maddr !== local.address) {
    return [warning('answer-elsewhere', { to: written({ address: maddr, port }), local: written(local) }, true)];
  }
  if ((maddr === undefined && via.params.has('rport')) || port === local.port) return [];
  return [warning('answer-lost', { port, local: written(local), place: ownSocket }, true)];
}

/** RFC 3261 §18.2.1: the server puts the real source beside a sent-by that is another, so the answer comes; but the Via is not true. */
function hostWarnings(via: TopmostVia, local: Address): Warning[] {
  const isOwn = via.host === local.address || (/^localhost$/i.test(via.host) && /^(127\.|::1$)/.test(local.address));
  if (isOwn || via.host === '') return [];
  return [warning('via-host-differs', { host: via.host, local: local.address })];
}

/** Requests whose Contact says where we are from then on. */
const places: ReadonlySet<string> = new Set(['INVITE', 'REFER', 'REGISTER', 'SUBSCRIBE', 'UPDATE']);

/** What follows in a dialog, or for a registration, goes to the Contact (RFC 3261 §12.2.1.1, §10.2.1). A name may lead to us; an address that is not ours, or over UDP a port, does not. */
function contactWarnings(message: Message, { transport }: Destination, local: Address): Warning[] {
  const { startLine } = message;
  const contact = startLine.kind === 'request' && places.has(startLine.method.text) ? contactOf(message) : undefined;
  const uri = contact === undefined ? undefined : sipUriOf(contact.uri);
  if (uri === undefined || isIP(uri.host) === 0) return [];
  const port = uri.port ?? transports[transport].defaultPort;
  const isOwn = uri.host === local.address && (transports[transport].reliable || port === local.port);
  const told = { contact: written({ address: uri.host, port }), local: written(local) };
  return isOwn ? [] : [warning('contact-differs', told)];
}

function warning(key: Note['key'], args: Note['args'], mustAsk = false): Warning {
  return { note: { key, args }, mustAsk };
}
