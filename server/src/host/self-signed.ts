/** A certificate that is made on the spot, signed by itself and good for this machine alone: for whoever listens here and has been given none. */

import { generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto';

export interface SelfSigned {
  /** Certificate and key as PEM. */
  readonly identity: { readonly cert: string; readonly key: string };
  /** SHA-256, as `AB:CD:…`. */
  readonly fingerprint: string;
}

/** Whom it is for; loopback has no other names. */
const names = ['localhost'];
const addresses = ['127.0.0.1', '::1'];

const day = 24 * 60 * 60 * 1000;
/** It lives as long as the server that it is made for. */
const validity = { before: day, after: 30 * day };

/** `now` is in milliseconds since 1970; the certificate is for `address` as well, where one is given. The key is nowhere but in what is given back. */
export function makeSelfSigned(now: number, address = '127.0.0.1'): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const all = [...new Set([...addresses, address])];
  const body = certificateBody(publicKey.export({ type: 'spki', format: 'der' }), now, all);
  const signature = sign('sha256', body, privateKey);
  const der = sequence(body, signatureAlgorithm, bits(signature));
  const cert = pem(der);
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { identity: { cert, key }, fingerprint: new X509Certificate(cert).fingerprint256 };
}

/** RFC 5280 §4.1: TBSCertificate. */
function certificateBody(publicKey: Uint8Array, now: number, all: readonly string[]): Buffer {
  const name = sequence(set(sequence(oid('55 04 03'), tagged(0x0c, Buffer.from('Sipwright local server')))));
  return sequence(
    // The version is 3, which is written as 2.
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    signatureAlgorithm,
    name,
    sequence(time(now - validity.before), time(now + validity.after)),
    name,
    Buffer.from(publicKey),
    tagged(0xa3, sequence(...extensions, alternativeNames(all))),
  );
}

/** RFC 5758 §3.2: ecdsa-with-SHA256. */
const signatureAlgorithm = sequence(oid('2a 86 48 ce 3d 04 03 02'));

/** RFC 5280 §4.2.1: what it may be used for, that it signs no others, and whom it is for. */
const extensions = [
  extension('55 1d 13', true, sequence()),
  // The digitalSignature bit, with seven bits unused behind it.
  extension('55 1d 0f', true, tagged(0x03, Buffer.from([7, 0x80]))),
  extension('55 1d 25', false, sequence(oid('2b 06 01 05 05 07 03 01'))),
];

function alternativeNames(all: readonly string[]): Buffer {
  const parts = [
    ...names.map((each) => tagged(0x82, Buffer.from(each))),
    ...all.map((each) => tagged(0x87, bytesOfAddress(each))),
  ];
  return extension('55 1d 11', false, sequence(...parts));
}

/** Four bytes, or sixteen; a zone is no part of the address. */
function bytesOfAddress(address: string): Buffer {
  const [plain = ''] = address.split('%', 1);
  if (!plain.includes(':')) return Buffer.from(plain.split('.').map(Number));
  const [left = [], right = []] = plain.split('::').map((side) => (side === '' ? [] : side.split(':')));
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
  const groups = plain.includes('::') ? [...left, ...zeros, ...right] : left;
  return Buffer.from(groups.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

function extension(id: string, isCritical: boolean, value: Buffer): Buffer {
  const critical = isCritical ? [tagged(0x01, Buffer.from([0xff]))] : [];
  return sequence(oid(id), ...critical, tagged(0x04, value));
}

/** UTCTime, until 2050 (RFC 5280 §4.1.2.5.1). */
function time(milliseconds: number): Buffer {
  const text = new Date(milliseconds).toISOString().replaceAll(/[-:T]|\.\d+/gu, '');
  return tagged(0x17, Buffer.from(text.slice(2)));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function set(...parts: readonly Buffer[]): Buffer {
  return tagged(0x31, Buffer.concat(parts));
}

function bits(value: Buffer): Buffer {
  return tagged(0x03, Buffer.concat([Buffer.from([0]), value]));
}

function oid(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex.replaceAll(' ', ''), 'hex'));
}

/** ITU-T X.690 §8.1: a tag, the length, the content. */
function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const size = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/gu) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
