/** The forms that the grammar of a header field gives its parameters, and which parameter has which. */

import { isIpv4, isIpv6 } from '../../sip/values/host.ts';
import type { ParamValue } from '../../sip/values/params.ts';

/** The keys are those of sentences. */
export type Form =
  | 'bad-quality'
  | 'bad-seconds'
  | 'bad-number'
  | 'bad-index'
  | 'bad-session-id'
  | 'bad-ttl'
  | 'bad-rport'
  | 'bad-received'
  | 'bad-address'
  | 'bad-instance'
  | 'bad-spi'
  | 'bad-port'
  | 'bad-reg-id'
  | 'bad-count'
  | 'bad-rate'
  | 'bad-decimal'
  | 'bad-hexadecimal'
  | 'bad-verification'
  | 'bad-key'
  | 'bad-identity-info'
  | 'quoted-tag'
  | 'quoted-word'
  | 'unquoted'
  | 'needless-value'
  | 'any';

export type Demands = readonly (readonly [param: string, form: Form])[];

/** May stand without a value. */
export const mayBeBare: ReadonlySet<string> = new Set(['rport', 'early-only', 'require', 'explicit']);

/** RFC 7254 §3: the parts of an IMEI stand between hyphens. */
const imeiUrn = /^<urn:gsma:imei:\d{8}-\d{6}-\d(?:;.+)?>$/iu;
const uuidUrn = /^<urn:uuid:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}>$/iu;

/** What nearly all systems read as well. */
export const harmless: ReadonlySet<Form> = new Set(['quoted-word']);

/** What hinders few receivers. */
export const lighter: ReadonlySet<Form> = new Set([
  'bad-received',
  'bad-instance',
  'bad-reg-id',
  'bad-count',
  'bad-rate',
  'bad-hexadecimal',
  'bad-verification',
  'bad-key',
  'unquoted',
  'needless-value',
]);

export const isRight: Readonly<Record<Form, (value: ParamValue) => boolean>> = {
  // RFC 3261 §25.1 qvalue.
  'bad-quality': ({ text }) => /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/u.test(text),
  'bad-seconds': ({ text }) => /^\d+$/u.test(text),
  'bad-number': ({ text }) => /^\d+$/u.test(text),
  // RFC 7044 §5: index-val, numbers without leading zeros.
  'bad-index': ({ text }) => /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*))*$/u.test(text),
  // RFC 7989 §5: sess-uuid.
  'bad-session-id': ({ text }) => /^[\da-f]{32}$/u.test(text),
  // RFC 3261 §25.1: ttl is 1*3DIGIT, from 0 to 255.
  'bad-ttl': ({ text }) => isTtl(text),
  'bad-rport': ({ text }) => /^\d{1,5}$/u.test(text) && Number(text) <= 65_535,
  // RFC 5118 §4.5: brackets are understood; another rule says that they should not stand there.
  'bad-received': ({ text }) => isIpv4(text) || isIpv6(text.replaceAll(/^\[|\]$/gu, '')),
  // RFC 3261 §25.1: a host; digits and dots alone are an address.
  'bad-address': ({ text }) => isIpv4(text) || !/^[\d.]+$/u.test(text),
  // A security parameters index of ESP has 32 bits.
  'bad-spi': ({ text }) => /^\d{1,10}$/u.test(text) && Number(text) < 2 ** 32,
  'bad-port': ({ text }) => /^\d{1,5}$/u.test(text) && Number(text) >= 1 && Number(text) <= 65_535,
  // RFC 5626 §10: a URN in angle brackets; RFC 9562 §4: five groups of hexadecimal digits.
  'bad-instance': ({ kind, content }) =>
    kind !== 'quoted-string' ||
    (/^<[^<>\s]+>$/u.test(content) &&
      (!/^<urn:uuid:/iu.test(content) || uuidUrn.test(content)) &&
      (!/^<urn:gsma:imei:/iu.test(content) || imeiUrn.test(content))),
  // RFC 5626 §10: 1 to 2^31 - 1.
  'bad-reg-id': ({ text }) => /^[1-9]\d{0,9}$/u.test(text) && Number(text) < 2 ** 31,
  // RFC 5806 §4: counter and limit are 1*2DIGIT.
  'bad-count': ({ text }) => /^\d{1,2}$/u.test(text),
  // RFC 6446 §7: 1*2DIGIT ["." 1*10DIGIT].
  'bad-rate': ({ text }) => /^\d{1,2}(?:\.\d{1,10})?$/u.test(text),
  // RFC 5503 §5: 1*DIGIT ["." 1*DIGIT].
  'bad-decimal': ({ text }) => /^\d+(?:\.\d+)?$/u.test(text),
  'bad-hexadecimal': ({ text }) => /^[\da-f]+$/iu.test(text),
  // RFC 3329 §2.2: LDQUOT 32LHEX RDQUOT.
  'bad-verification': ({ text }) => /^"[\da-f]{32}"$/u.test(text),
  // 3GPP TS 24.229 §7.2A.1: keys of 128 bits, in quotes.
  'bad-key': ({ text }) => /^"[\da-f]{32}"$/iu.test(text),
  // RFC 8224 §4: ident-info-uri = LAQUOT absoluteURI RAQUOT.
  'bad-identity-info': ({ kind }) => kind === 'uri',
  // RFC 3261 §25.1: tag-param is a token.
  'quoted-tag': ({ kind }) => kind !== 'quoted-string',
  'quoted-word': ({ kind }) => kind !== 'quoted-string',
  // RFC 3840 §9: what a feature is stands in quotes; one without a value is true.
  unquoted: ({ kind }) => kind === 'quoted-string',
  // RFC 3891 §6.1: a flag stands alone.
  'needless-value': () => false,
  any: () => true,
};

const tag: Demands = [['tag', 'quoted-tag']];
const quality: Demands = [['q', 'bad-quality']];
/** 3GPP TS 33.203 Annex H. */
const mechanism: Demands = [
  ...quality,
  ['d-ver', 'bad-verification'],
  ['spi-c', 'bad-spi'],
  ['spi-s', 'bad-spi'],
  ['port-c', 'bad-port'],
  ['port-s', 'bad-port'],
];
const dialogTags: Demands = [
  ['to-tag', 'quoted-tag'],
  ['from-tag', 'quoted-tag'],
];
const rates: Demands = [
  ['max-rate', 'bad-rate'],
  ['min-rate', 'bad-rate'],
  ['adaptive-min-rate', 'bad-rate'],
];
/** RFC 3841 §9.2, RFC 5373 §2. */
const preference: Demands = [
  ['require', 'needless-value'],
  ['explicit', 'needless-value'],
];

/** 3GPP TS 24.229 §7.2A.1. */
const sessionKeys: Demands = [
  ['ik', 'bad-key'],
  ['ck', 'bad-key'],
];

export const demands: Readonly<Record<string, Demands>> = {
  Via: [
    ['branch', 'any'],
    ['ttl', 'bad-ttl'],
    ['rport', 'bad-rport'],
    ['received', 'bad-received'],
    ['maddr', 'bad-address'],
  ],
  From: tag,
  To: tag,
  Contact: [
    ['q', 'bad-quality'],
    ['expires', 'bad-seconds'],
    ['reg-id', 'bad-reg-id'],
    ['+sip.instance', 'bad-instance'],
  ],
  'History-Info': [
    ['index', 'bad-index'],
    ['rc', 'bad-index'],
    ['mp', 'bad-index'],
    ['np', 'bad-index'],
  ],
  Reason: [['cause', 'bad-number']],
  'Retry-After': [['duration', 'bad-seconds']],
  'Accept-Contact': preference,
  'Answer-Mode': preference,
  'Priv-Answer-Mode': preference,
  'Alert-Info': [['appearance', 'bad-number']],
  'Call-Info': [['purpose', 'any']],
  'Cellular-Network-Info': [['cell-info-age', 'bad-number']],
  'Content-Disposition': [['handling', 'quoted-word']],
  Diversion: [
    ['counter', 'bad-count'],
    ['limit', 'bad-count'],
  ],
  Event: [['id', 'quoted-word'], ...rates],
  'Geolocation-Error': [['code', 'unquoted']],
  Identity: [['info', 'bad-identity-info']],
  'P-DCS-Trace-Party-ID': [['timestamp', 'bad-decimal']],
  'P-DCS-Redirect': [['count', 'bad-number']],
  'P-DCS-LAES': [
    ['bcid', 'bad-hexadecimal'],
    ['cccid', 'bad-hexadecimal'],
  ],
  'Proxy-Authenticate': sessionKeys,
  'WWW-Authenticate': sessionKeys,
  Replaces: [...dialogTags, ['early-only', 'needless-value']],
  Join: dialogTags,
  'Target-Dialog': [
    ['local-tag', 'quoted-tag'],
    ['remote-tag', 'quoted-tag'],
  ],
  'Session-Expires': [['refresher', 'quoted-word']],
  'Security-Client': mechanism,
  'Security-Server': mechanism,
  'Security-Verify': mechanism,
  'Session-ID': [['remote', 'bad-session-id']],
  'Subscription-State': [
    ['expires', 'bad-seconds'],
    ['retry-after', 'bad-seconds'],
    ['reason', 'quoted-word'],
    ...rates,
  ],
  Accept: quality,
  'Accept-Encoding': quality,
  'Accept-Language': quality,
};

/** RFC 3261 §19.1.1: a URI has the same ttl as a Via. */
export function isTtl(text: string): boolean {
  return /^\d{1,3}$/u.test(text) && Number(text) <= 255;
}
