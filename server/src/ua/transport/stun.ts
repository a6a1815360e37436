/** STUN as far as SIP over UDP needs it: the Binding Requests and Responses of RFC 5626 §8, in the form of RFC 8489. */

import { isIPv6 } from 'node:net';
import type { Address, BindingAnswer } from './transport.ts';

/** RFC 8489 §5: so many bytes before the attributes, and what tells STUN from all else. */
const headSize = 20;
const magicCookie = 0x2112a442;

const types = { request: 0x0001, success: 0x0101, refusal: 0x0111 };
const attributes = { errorCode: 0x0009, unknown: 0x000a, xorMappedAddress: 0x0020 };

/** RFC 8489 §18.3.1: the attributes that everybody must know, if only to pass them over; and §14: the first of those that nobody must. */
const known: ReadonlySet<number> = new Set([1, 6, 8, 9, 0x0a, 0x14, 0x15, 0x1c, 0x1d, 0x1e, 0x20]);
const optionalFrom = 0x8000;

/** RFC 5626 §8: no SIP message begins with such an octet. */
export function isStun(bytes: Uint8Array): boolean {
  return bytes.length >= headSize && (bytes[0] ?? 0xff) < 2 && viewOf(bytes).getUint32(4) === magicCookie;
}

/** A Binding Request without attributes; `id` is 96 bits in hexadecimal. */
export function bindingRequest(id: string): Uint8Array {
  return message(types.request, Buffer.from(id, 'hex'), []);
}

/** The answer to a Binding Request from `peer`; nothing where it is none, or is malformed. */
export function answerToBinding(bytes: Uint8Array, peer: Address): Uint8Array | undefined {
  const found = attributesIn(bytes);
  if (found === undefined || viewOf(bytes).getUint16(0) !== types.request) return undefined;
  const id = bytes.subarray(8, headSize);
  const unknown = found.map(({ type }) => type).filter((type) => type < optionalFrom && !known.has(type));
  if (unknown.length > 0) return message(types.refusal, id, [unknownAttributeCode(), unknownAttributes(unknown)]);
  return message(types.success, id, [xorMapped(peer, id)]);
}

/** What a Binding Response says; nothing of anything else. */
export function bindingAnswer(bytes: Uint8Array): BindingAnswer | undefined {
  const type = viewOf(bytes).getUint16(0);
  const found = attributesIn(bytes);
  if (found === undefined || (type !== types.success && type !== types.refusal)) return undefined;
  const id = Buffer.from(bytes.subarray(8, headSize));
  const mapped = found.find((attribute) => attribute.type === attributes.xorMappedAddress);
  const address = type === types.success && mapped !== undefined ? addressIn(unmasked(mapped.value, id)) : undefined;
  return { id: id.toString('hex'), ...(address === undefined ? {} : { mapped: address }) };
}

interface Attribute {
  readonly type: number;
  readonly value: Uint8Array;
}

/** RFC 8489 §14: each is padded to four bytes. Nothing where the lengths do not add up. */
function attributesIn(bytes: Uint8Array): readonly Attribute[] | undefined {
  const view = viewOf(bytes);
  if (view.getUint16(2) !== bytes.length - headSize) return undefined;
  const found: Attribute[] = [];
  let at = headSize;
  while (at < bytes.length) {
    if (at + 4 > bytes.length) return undefined;
    const size = view.getUint16(at + 2);
    const next = at + 4 + padded(size);
    if (next > bytes.length) return undefined;
    found.push({ type: view.getUint16(at), value: bytes.subarray(at + 4, at + 4 + size) });
    at = next;
  }
  return found;
}

function message(type: number, id: Uint8Array, parts: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(headSize);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(body.length, 2);
  head.writeUInt32BE(magicCookie, 4);
  head.set(id, 8);
  return new Uint8Array(Buffer.concat([head, body]));
}

function attribute(type: number, value: Uint8Array): Uint8Array {
  const whole = Buffer.alloc(4 + padded(value.length));
  whole.writeUInt16BE(type, 0);
  whole.writeUInt16BE(value.length, 2);
  whole.set(value, 4);
  return whole;
}

/** RFC 8489 §14.2: family, port and address; the last two masked, since some NATs rewrite every address that they see. */
function xorMapped({ address, port }: Address, id: Uint8Array): Uint8Array {
  const value = Buffer.concat([Buffer.from([0, isIPv6(address) ? 2 : 1, port >> 8, port & 0xff]), octetsOf(address)]);
  return attribute(attributes.xorMappedAddress, unmasked(value, id));
}

/** An address by its family, port and octets. */
function addressIn(value: Buffer): Address | undefined {
  const port = value.length < 4 ? 0 : value.readUInt16BE(2);
  const octets = value.subarray(4);
  if (value[1] === 1 && octets.length === 4) return { address: octets.join('.'), port };
  if (value[1] !== 2 || octets.length !== 16) return undefined;
  const groups = octets.toString('hex').replaceAll(/.{4}(?=.)/g, '$&:');
  return { address: new URL(`http://[${groups}]`).hostname.slice(1, -1), port };
}

/** Masks what is plain, and unmasks what is masked. */
function unmasked(value: Uint8Array, id: Uint8Array): Buffer {
  const cookie = Buffer.alloc(4);
  cookie.writeUInt32BE(magicCookie);
  const mask = Buffer.concat([Buffer.alloc(2), cookie.subarray(0, 2), cookie, id]);
  return Buffer.from(value.map((octet, at) => octet ^ (mask[at] ?? 0)));
}

/** The four or sixteen octets of an address. */
function octetsOf(address: string): Buffer {
  if (!isIPv6(address)) return Buffer.from(address.split('.').map(Number));
  // A URL writes each group out, and an IPv4 address at the end as two of them.
  const [left = '', right = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [before, after] = [left, right].map((side) => side.split(':').filter((group) => group !== ''));
  const missing = Array<string>(8 - (before?.length ?? 0) - (after?.length ?? 0)).fill('0');
  const groups = [...(before ?? []), ...missing, ...(after ?? [])];
  return Buffer.from(groups.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

/** RFC 8489 §14.8: 420, as class and number. */
function unknownAttributeCode(): Uint8Array {
  return attribute(attributes.errorCode, Buffer.from([0, 0, 4, 20, ...Buffer.from('Unknown Attribute')]));
}

/** RFC 8489 §14.13. */
function unknownAttributes(kinds: readonly number[]): Uint8Array {
  return attribute(attributes.unknown, Buffer.from(kinds.flatMap((kind) => [kind >> 8, kind & 0xff])));
}

function padded(size: number): number {
  return Math.ceil(size / 4) * 4;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
