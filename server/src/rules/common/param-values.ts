/** What parameters of header fields may be, where their grammar wants more than any word. */

import type { HeaderDefinition } from '../../sip/headers/header.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import { isTemplated } from '../../sip/values/cursor.ts';
import { isIpv4, isIpv6 } from '../../sip/values/host.ts';
import { type Params, type ParamValue, paramNamed } from '../../sip/values/params.ts';
import type { Report } from '../rule.ts';
import { isOpenEnded } from './completeness.ts';
import { paramNamesOf } from './known-params.ts';

/** The keys are those of sentences. */
type Form =
  | 'bad-quality'
  | 'bad-seconds'
  | 'bad-number'
  | 'bad-index'
  | 'bad-session-id'
  | 'bad-ttl'
  | 'bad-rport'
  | 'bad-received'
  | 'bad-instance'
  | 'bad-spi'
  | 'bad-port'
  | 'bad-reg-id'
  | 'quoted-tag'
  | 'needless-value'
  | 'any';

type Demands = readonly (readonly [param: string, form: Form])[];

/** May stand without a value. */
const mayBeBare: ReadonlySet<string> = new Set(['rport', 'early-only']);

const uuidUrn = /^<urn:uuid:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}>$/iu;

/** What hinders few receivers. */
const lighter: ReadonlySet<Form> = new Set(['bad-received', 'bad-instance', 'bad-reg-id', 'needless-value']);

const isRight: Readonly<Record<Form, (value: ParamValue) => boolean>> = {
  // RFC 3261 §25.1 qvalue.
  'bad-quality': ({ text }) => /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/u.test(text),
  'bad-seconds': ({ text }) => /^\d+$/u.test(text),
  'bad-number': ({ text }) => /^\d+$/u.test(text),
  // RFC 7044 §5: index-val.
  'bad-index': ({ text }) => /^\d+(?:\.\d+)*$/u.test(text),
  // RFC 7989 §5: sess-uuid.
  'bad-session-id': ({ text }) => /^[\da-f]{32}$/u.test(text),
  // RFC 3261 §25.1: ttl is 1*3DIGIT, from 0 to 255.
  'bad-ttl': ({ text }) => isTtl(text),
  'bad-rport': ({ text }) => /^\d{1,5}$/u.test(text) && Number(text) <= 65_535,
  // RFC 5118 §4.5: brackets are understood; another rule says that they should not stand there.
  'bad-received': ({ text }) => isIpv4(text) || isIpv6(text.replaceAll(/^\[|\]$/gu, '')),
  // A security parameters index of ESP has 32 bits.
  'bad-spi': ({ text }) => /^\d{1,10}$/u.test(text) && Number(text) < 2 ** 32,
  'bad-port': ({ text }) => /^\d{1,5}$/u.test(text) && Number(text) >= 1 && Number(text) <= 65_535,
  // RFC 5626 §10: a URN in angle brackets; RFC 9562 §4: five groups of hexadecimal digits.
  'bad-instance': ({ kind, content }) =>
    kind !== 'quoted-string' ||
    (/^<[^<>\s]+>$/u.test(content) && (!/^<urn:uuid:/iu.test(content) || uuidUrn.test(content))),
  // RFC 5626 §10: 1 to 2^31 - 1.
  'bad-reg-id': ({ text }) => /^[1-9]\d{0,9}$/u.test(text) && Number(text) < 2 ** 31,
  // RFC 3261 §25.1: tag-param is a token.
  'quoted-tag': ({ kind }) => kind !== 'quoted-string',
  // RFC 3891 §6.1: a flag stands alone.
  'needless-value': () => false,
  any: () => true,
};

const tag: Demands = [['tag', 'quoted-tag']];
const quality: Demands = [['q', 'bad-quality']];
/** 3GPP TS 33.203 Annex H. */
const mechanism: Demands = [
  ...quality,
  ['spi-c', 'bad-spi'],
  ['spi-s', 'bad-spi'],
  ['port-c', 'bad-port'],
  ['port-s', 'bad-port'],
];
const dialogTags: Demands = [
  ['to-tag', 'any'],
  ['from-tag', 'any'],
];

const demands: Readonly<Record<string, Demands>> = {
  Via: [
    ['branch', 'any'],
    ['ttl', 'bad-ttl'],
    ['rport', 'bad-rport'],
    ['received', 'bad-received'],
    ['maddr', 'any'],
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
  'Call-Info': [['purpose', 'any']],
  'Content-Disposition': [['handling', 'any']],
  Event: [['id', 'any']],
  Replaces: [...dialogTags, ['early-only', 'needless-value']],
  Join: dialogTags,
  'Target-Dialog': [
    ['local-tag', 'any'],
    ['remote-tag', 'any'],
  ],
  'Session-Expires': [['refresher', 'any']],
  'Security-Client': mechanism,
  'Security-Server': mechanism,
  'Security-Verify': mechanism,
  'Session-ID': [['remote', 'bad-session-id']],
  'Subscription-State': [
    ['expires', 'bad-seconds'],
    ['retry-after', 'bad-seconds'],
  ],
  Accept: quality,
  'Accept-Encoding': quality,
  'Accept-Language': quality,
};

/** True for a parameter of a header that needs a value. */
export function saysNothingBare(header: string, name: string): boolean {
  const param = name.toLowerCase();
  return !mayBeBare.has(param) && (demands[header] ?? []).some(([demanded]) => demanded === param);
}

/** True for a header some of whose parameters have a form. */
export function hasForms({ name }: HeaderDefinition): boolean {
  return Object.hasOwn(demands, name);
}

/** True where the names of all parameters are known as they are spelled, and what they hold is of its form. */
export function areUsualIn(definition: HeaderDefinition, params: Params): boolean {
  if (params.length === 0) return true;
  const { names, forms } = knownIn(definition);
  if (names === undefined && forms === undefined) return true;
  for (const { name, value } of params) {
    if (names === undefined ? name.text !== name.text.toLowerCase() : !names.has(name.text)) return false;
    const form = forms?.get(name.text);
    if (form !== undefined && !(value === undefined ? mayBeBare.has(name.text) : isRight[form](value))) return false;
  }
  return true;
}

interface Known {
  readonly names: ReadonlySet<string> | undefined;
  readonly forms: ReadonlyMap<string, Form> | undefined;
}

const knownByHeader = new Map<HeaderDefinition, Known>();

function knownIn(definition: HeaderDefinition): Known {
  let known = knownByHeader.get(definition);
  if (known === undefined) {
    const own = demands[definition.name];
    known = { names: paramNamesOf(definition), forms: own === undefined ? undefined : new Map(own) };
    knownByHeader.set(definition, known);
  }
  return known;
}

/** RFC 3261 §19.1.1: a URI has the same ttl as a Via. */
export function isTtl(text: string): boolean {
  return /^\d{1,3}$/u.test(text) && Number(text) <= 255;
}

/** Reports each value of a parameter that is not of its form, and each parameter that says nothing without a value. */
export function reportValues(message: Message, { name }: HeaderDefinition, params: Params, report: Report): void {
  const forms = demands[name];
  if (forms === undefined || params.length === 0) return;
  for (const [param, form] of forms) {
    const found = paramNamed(params, param);
    if (found === undefined || isOpenEnded(message, found)) continue;
    const { name: named, value } = found;
    if (value === undefined) {
      if (saysNothingBare(name, param)) report(named, { what: 'without-value', args: { param: named.text } });
      continue;
    }
    if (isTemplated(value) || isRight[form](value)) continue;
    // What others wrote on the way is no fault of this message's author, and most receivers pass it on as it is.
    if (lighter.has(form)) report(value, { what: form, severity: 'warning' });
    else report(value, { what: form });
  }
}
