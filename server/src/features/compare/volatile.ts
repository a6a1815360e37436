/** What two answers to one request never have alike, and why: the one table by which it is left out of a comparison. */

import { AuthenticationInfo } from '../../sip/headers/authentication-info.ts';
import { Authorization } from '../../sip/headers/authorization.ts';
import { CallId } from '../../sip/headers/call-id.ts';
import { Contact } from '../../sip/headers/contact.ts';
import { ContentLength } from '../../sip/headers/content-length.ts';
import { ContentType } from '../../sip/headers/content-type.ts';
import { CSeq } from '../../sip/headers/cseq.ts';
import { DateHeader } from '../../sip/headers/date.ts';
import { From } from '../../sip/headers/from.ts';
import type { HeaderDefinition } from '../../sip/headers/header.ts';
import { Identity } from '../../sip/headers/identity.ts';
import { PChargingVector } from '../../sip/headers/p-charging-vector.ts';
import { ProxyAuthenticate } from '../../sip/headers/proxy-authenticate.ts';
import { ProxyAuthorization } from '../../sip/headers/proxy-authorization.ts';
import { RAck } from '../../sip/headers/rack.ts';
import { RSeq } from '../../sip/headers/rseq.ts';
import { SessionId } from '../../sip/headers/session-id.ts';
import { SipETag } from '../../sip/headers/sip-etag.ts';
import { Timestamp } from '../../sip/headers/timestamp.ts';
import { To } from '../../sip/headers/to.ts';
import { Via } from '../../sip/headers/via.ts';
import { WwwAuthenticate } from '../../sip/headers/www-authenticate.ts';

/** A place in a message that is another each time. */
export interface Volatile {
  /** What stands for it in a comparison, between `⟨` and `⟩`. */
  readonly name: string;
  /** Where it is written that it is another each time. */
  readonly spec: string;
  /** The fields that hold it; or the lines of a session description, by what they begin with. */
  readonly headers?: readonly HeaderDefinition[];
  readonly lines?: readonly string[];
  /** The parameter of the field; or what the value is looked through for, once, its first group being what is volatile. Without either it is the whole value. */
  readonly param?: string;
  readonly pattern?: RegExp;
  /** True where others may repeat it in places of their own, such as a proxy in its Record-Route. */
  readonly isRepeated?: true;
  /** A line, and what is left of it. */
  readonly example: readonly [string, string];
}

const challenges = [WwwAuthenticate, ProxyAuthenticate];
const proofs = [Authorization, ProxyAuthorization, AuthenticationInfo];

export const volatiles: readonly Volatile[] = [
  {
    name: 'branch',
    spec: 'RFC 3261 §8.1.1.7: unique across space and time',
    headers: [Via],
    param: 'branch',
    isRepeated: true,
    example: ['Via: SIP/2.0/UDP a;branch=z9hG4bK776asdhds;rport', 'Via: SIP/2.0/UDP a;branch=⟨branch⟩;rport'],
  },
  {
    name: 'port',
    spec: 'RFC 3581 §4: the port that the request left from, which the system chooses',
    headers: [Via],
    param: 'rport',
    example: ['v: SIP/2.0/UDP a;received=192.0.2.1;rport=40123', 'v: SIP/2.0/UDP a;received=192.0.2.1;rport=⟨port⟩'],
  },
  {
    name: 'tag',
    spec: 'RFC 3261 §19.3: globally unique and random',
    headers: [From, To],
    param: 'tag',
    isRepeated: true,
    example: ['To: "a;tag=1" <sip:a@b>;tag=8321234356', 'To: "a;tag=1" <sip:a@b>;tag=⟨tag⟩'],
  },
  {
    name: 'Call-ID',
    spec: 'RFC 3261 §8.1.1.4: globally unique',
    headers: [CallId],
    isRepeated: true,
    example: ['i: f81d4fae@foo.example.com', 'i: ⟨Call-ID⟩'],
  },
  {
    name: 'CSeq',
    spec: 'RFC 3261 §12.2.1.1, §10.2: counts up from request to request',
    headers: [CSeq],
    pattern: /^(\d+)/u,
    example: ['CSeq: 4711 REGISTER', 'CSeq: ⟨CSeq⟩ REGISTER'],
  },
  {
    name: 'date',
    spec: 'RFC 3261 §20.17: when it was sent',
    headers: [DateHeader],
    example: ['Date: Sat, 13 Nov 2010 23:29:00 GMT', 'Date: ⟨date⟩'],
  },
  {
    name: 'time',
    spec: 'RFC 3261 §20.38: when the request was sent, and how long its answer took',
    headers: [Timestamp],
    example: ['Timestamp: 54.21 0.3', 'Timestamp: ⟨time⟩'],
  },
  {
    name: 'size',
    spec: 'RFC 3261 §20.14: of a body that is compared itself',
    headers: [ContentLength],
    example: ['l: 151', 'l: ⟨size⟩'],
  },
  {
    name: 'nonce',
    spec: 'RFC 7616 §3.3: uniquely generated each time',
    headers: [...challenges, Authorization, ProxyAuthorization],
    param: 'nonce',
    example: [
      'WWW-Authenticate: Digest realm="a nonce=1", nonce="84a4cc6f", stale=true',
      'WWW-Authenticate: Digest realm="a nonce=1", nonce=⟨nonce⟩, stale=true',
    ],
  },
  {
    name: 'opaque',
    spec: 'RFC 7616 §3.3: the server recognises by it what it has asked',
    headers: [...challenges, Authorization, ProxyAuthorization],
    param: 'opaque',
    example: ['Proxy-Authenticate: Digest opaque="5ccc"', 'Proxy-Authenticate: Digest opaque=⟨opaque⟩'],
  },
  {
    name: 'nextnonce',
    spec: 'RFC 7616 §3.5: the nonce to be used next',
    headers: [AuthenticationInfo],
    param: 'nextnonce',
    example: ['Authentication-Info: qop=auth, nextnonce="47"', 'Authentication-Info: qop=auth, nextnonce=⟨nextnonce⟩'],
  },
  {
    name: 'cnonce',
    spec: 'RFC 7616 §3.4: chosen by the client each time',
    headers: proofs,
    param: 'cnonce',
    example: ['Authorization: Digest cnonce="0a4f113b"', 'Authorization: Digest cnonce=⟨cnonce⟩'],
  },
  {
    name: 'nc',
    spec: 'RFC 7616 §3.4: how often the nonce was used',
    headers: proofs,
    param: 'nc',
    example: ['Authentication-Info: nc=00000001', 'Authentication-Info: nc=⟨nc⟩'],
  },
  {
    name: 'proof',
    spec: 'RFC 7616 §3.4.1: worked out of the nonces',
    headers: proofs,
    param: 'response',
    example: ['Authorization: Digest response="42ce3cef"', 'Authorization: Digest response=⟨proof⟩'],
  },
  {
    name: 'proof',
    spec: 'RFC 7616 §3.5: worked out of the nonces',
    headers: [AuthenticationInfo],
    param: 'rspauth',
    example: ['Authentication-Info: rspauth="42ce3cef"', 'Authentication-Info: rspauth=⟨proof⟩'],
  },
  {
    name: 'RSeq',
    spec: 'RFC 3262 §3: begins anywhere, by chance',
    headers: [RSeq],
    example: ['RSeq: 988789', 'RSeq: ⟨RSeq⟩'],
  },
  {
    name: 'RAck',
    spec: 'RFC 3262 §7.2: repeats RSeq and CSeq',
    headers: [RAck],
    pattern: /^(\d+\s+\d+)/u,
    example: ['RAck: 776656 1 INVITE', 'RAck: ⟨RAck⟩ INVITE'],
  },
  {
    name: 'entity-tag',
    spec: 'RFC 3903 §6: a new one for each publication',
    headers: [SipETag],
    example: ['SIP-ETag: dx200xyz', 'SIP-ETag: ⟨entity-tag⟩'],
  },
  {
    name: 'session',
    spec: 'RFC 7989 §4.1: made of random or unique numbers for each session',
    headers: [SessionId],
    pattern: /^(\w+)/u,
    example: ['Session-ID: ab30317f1a784dc48ff824d0d3715d86;a=b', 'Session-ID: ⟨session⟩;a=b'],
  },
  {
    name: 'session',
    spec: 'RFC 7989 §4.1: made of random or unique numbers for each session',
    headers: [SessionId],
    param: 'remote',
    example: ['Session-ID: x;remote=47755a9de7794ba387653f2099600ef2', 'Session-ID: ⟨session⟩;remote=⟨session⟩'],
  },
  {
    name: 'charge',
    spec: 'RFC 7315 §4.6: globally unique',
    headers: [PChargingVector],
    param: 'icid-value',
    example: ['P-Charging-Vector: icid-value="1234bc9876e"', 'P-Charging-Vector: icid-value=⟨charge⟩'],
  },
  {
    name: 'signature',
    spec: 'RFC 8224 §4: over the date and the dialog',
    headers: [Identity],
    example: ['Identity: sv5CTo05KqpSmtHt;info=<https://a/b>', 'Identity: ⟨signature⟩'],
  },
  {
    name: 'temp-gruu',
    spec: 'RFC 5627 §3.2: a new one for each registration',
    headers: [Contact],
    param: 'temp-gruu',
    example: ['m: <sip:a@b>;temp-gruu="sip:tgruu.7hs@b;gr"', 'm: <sip:a@b>;temp-gruu=⟨temp-gruu⟩'],
  },
  {
    name: 'boundary',
    spec: 'RFC 2046 §5.1.1: chosen so that it stands nowhere else',
    headers: [ContentType],
    param: 'boundary',
    isRepeated: true,
    example: ['c: multipart/mixed;boundary="b1-x y"', 'c: multipart/mixed;boundary=⟨boundary⟩'],
  },
  {
    name: 'session',
    spec: 'RFC 8866 §5.2: a globally unique identifier, and its version',
    lines: ['o='],
    pattern: /^\S+ +(\d+ +\d+)/u,
    example: ['o=- 2890844526 2890842807 IN IP4 192.0.2.1', 'o=- ⟨session⟩ IN IP4 192.0.2.1'],
  },
  {
    name: 'port',
    spec: 'RFC 8866 §5.14: where media are heard, chosen for each session; 0 refuses them and stays',
    lines: ['m='],
    pattern: /^\S+ +(?!0\b)(\d+)/u,
    example: ['m=audio 49170/2 RTP/AVP 0', 'm=audio ⟨port⟩/2 RTP/AVP 0'],
  },
  {
    name: 'port',
    spec: 'RFC 3605 §2.1: as that of the media',
    lines: ['a=rtcp:'],
    pattern: /^(\d+)/u,
    example: ['a=rtcp:53020 IN IP4 192.0.2.1', 'a=rtcp:⟨port⟩ IN IP4 192.0.2.1'],
  },
  {
    name: 'ICE',
    spec: 'RFC 8445 §5.3: made of random numbers for each session',
    lines: ['a=ice-ufrag:', 'a=ice-pwd:'],
    example: ['a=ice-ufrag:8hhY', 'a=ice-ufrag:⟨ICE⟩'],
  },
  {
    name: 'foundation',
    spec: 'RFC 8839 §5.1: any text that tells candidates apart',
    lines: ['a=candidate:'],
    pattern: /^(\S+)/u,
    example: [
      'a=candidate:842163049 1 udp 1677729535 192.0.2.1 9 typ host',
      'a=candidate:⟨foundation⟩ 1 udp 1677729535 192.0.2.1 ⟨port⟩ typ host',
    ],
  },
  {
    name: 'port',
    spec: 'RFC 8839 §5.1: where the candidate is heard',
    lines: ['a=candidate:'],
    pattern: /^(?:\S+ +){5}(\d+)/u,
    example: ['a=candidate:1 1 udp 5 192.0.2.1 45664', 'a=candidate:⟨foundation⟩ 1 udp 5 192.0.2.1 ⟨port⟩'],
  },
  {
    name: 'port',
    spec: 'RFC 8839 §5.1: of the address that it was found by',
    lines: ['a=candidate:'],
    pattern: / rport +(\d+)/u,
    example: [
      'a=candidate:1 1 udp 5 a 2 typ srflx raddr b rport 40123',
      'a=candidate:⟨foundation⟩ 1 udp 5 a ⟨port⟩ typ srflx raddr b rport ⟨port⟩',
    ],
  },
  {
    name: 'source',
    spec: 'RFC 5576 §5: chosen randomly',
    lines: ['a=ssrc:', 'a=ssrc-group:FID '],
    pattern: /^([\d ]+)/u,
    example: ['a=ssrc:1338 mslabel:x', 'a=ssrc:⟨source⟩mslabel:x'],
  },
  {
    name: 'key',
    spec: 'RFC 4568 §6.1: a random value',
    lines: ['a=crypto:'],
    pattern: /inline:([^|; ]+)/u,
    example: [
      'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0Rm|2^20',
      'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:⟨key⟩|2^20',
    ],
  },
  {
    name: 'association',
    spec: 'RFC 8842 §5.2: unique for the DTLS association',
    lines: ['a=tls-id:'],
    example: ['a=tls-id:abc3de65cddef001be82', 'a=tls-id:⟨association⟩'],
  },
];
