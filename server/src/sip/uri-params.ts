/** The parameters of SIP, SIPS and tel URIs. */

import { transportUriNames } from './transports.ts';
import { compressions } from './vocabularies/compressions.ts';
import { pushServices } from './vocabularies/push-services.ts';
import { transports } from './vocabularies/transports.ts';
import { type WordFinder, wordOf, wordParam } from './vocabularies/words.ts';

export interface UriParam {
  /** In the spelling of its RFC. Comparison ignores case: RFC 3261 §19.1.4, RFC 3966 §4. */
  readonly name: string;
  readonly spec: string;
  /** A further section, where a later RFC adds values or a second meaning. */
  readonly also?: string;
  /** Registered or defined values, the usual one first, when only those make sense. */
  readonly values?: readonly string[];
  /** The word in its value that draws on a vocabulary. */
  readonly words?: WordFinder;
  /** Stands without a value. */
  readonly flag?: true;
  /** The URI schemes that have it. Those of tel also stand in the user part of a SIP URI: RFC 3261 §19.1.6. */
  readonly schemes: readonly string[];
  /** In use, but in no registry of IANA. */
  readonly unregistered?: true;
}

const sip = ['sip', 'sips'] as const;
const tel = ['tel'] as const;

export const uriParams = [
  { name: 'aai', spec: 'RFC 5552 §2.1', schemes: sip },
  { name: 'bnc', spec: 'RFC 6140 §5.1', flag: true, schemes: sip },
  {
    name: 'cause',
    spec: 'RFC 4458 §2.2',
    values: ['302', '404', '408', '480', '486', '487', '503', '380'],
    also: 'RFC 8119 §2',
    schemes: sip,
  },
  { name: 'ccxml', spec: 'RFC 5552 §2.1', schemes: sip },
  { name: 'comp', ...wordParam('RFC 3486 §4', compressions), schemes: sip },
  { name: 'content-type', spec: 'RFC 4240 §3.3', schemes: sip },
  { name: 'delay', spec: 'RFC 4240 §3', schemes: sip },
  { name: 'duration', spec: 'RFC 4240 §3', schemes: sip },
  { name: 'extension', spec: 'RFC 4240 §3', schemes: sip },
  { name: 'gr', spec: 'RFC 5627 §3.1', schemes: sip },
  {
    name: 'iotl',
    spec: 'RFC 7549 §5',
    values: ['homea-homeb', 'homeb-visitedb', 'visiteda-homea', 'homea-visiteda', 'visiteda-homeb'],
    schemes: sip,
  },
  { name: 'locale', spec: 'RFC 4240 §3', schemes: sip },
  { name: 'lr', spec: 'RFC 3261 §19.1.1', flag: true, schemes: sip },
  { name: 'm', spec: 'RFC 6910 §6.2', values: ['BS', 'NR', 'NL'], schemes: sip },
  { name: 'maddr', spec: 'RFC 3261 §19.1.1', schemes: sip },
  { name: 'maxage', spec: 'RFC 5552 §2.1', schemes: sip },
  { name: 'maxstale', spec: 'RFC 5552 §2.1', schemes: sip },
  { name: 'method', spec: 'RFC 3261 §19.1.1', also: 'RFC 5552 §2.1', schemes: sip },
  { name: 'ob', spec: 'RFC 5626 §4.3', flag: true, also: 'RFC 5626 §5.1', schemes: sip },
  { name: 'param[n]', spec: 'RFC 4240 §3', schemes: sip },
  { name: 'play', spec: 'RFC 4240 §3', schemes: sip },
  { name: 'pn-param', spec: 'RFC 8599 §4.1.1', schemes: sip },
  { name: 'pn-prid', spec: 'RFC 8599 §4.1.1', schemes: sip },
  { name: 'pn-provider', ...wordParam('RFC 8599 §4.1.1', pushServices), schemes: sip },
  { name: 'pn-purr', spec: 'RFC 8599 §6.1.1', schemes: sip },
  { name: 'postbody', spec: 'RFC 5552 §2.1', schemes: sip },
  { name: 'repeat', spec: 'RFC 4240 §3', schemes: sip },
  { name: 'sg', spec: 'RFC 6140 §7.1.1', schemes: sip },
  { name: 'sigcomp-id', spec: 'RFC 5049 §9.1', schemes: sip },
  { name: 'target', spec: 'RFC 4458 §2.1', schemes: sip },
  {
    name: 'transport',
    spec: 'RFC 3261 §19.1.1',
    values: transportUriNames,
    words: wordOf(transports),
    also: 'RFC 7118 §5.2',
    schemes: sip,
  },
  { name: 'ttl', spec: 'RFC 3261 §19.1.1', schemes: sip },
  { name: 'user', spec: 'RFC 3261 §19.1.1', values: ['phone', 'ip', 'dialstring'], also: 'RFC 4967 §4', schemes: sip },
  { name: 'voicexml', spec: 'RFC 4240 §4', also: 'RFC 5552 §2.1', schemes: sip },
  { name: 'orig', spec: '3GPP TS 24.229 §7.2A.6', flag: true, schemes: sip, unregistered: true },
  { name: 'sos', spec: '3GPP TS 24.229 §7.2A.13', flag: true, schemes: sip, unregistered: true },
  { name: 'cic', spec: 'RFC 4694 §4', schemes: tel },
  { name: 'cic-context', spec: 'RFC 4694 §4', schemes: tel },
  { name: 'cpc', spec: '3GPP TS 24.229 §7.2A.12', schemes: tel, unregistered: true },
  { name: 'enumdi', spec: 'RFC 4759 §3', flag: true, schemes: tel },
  { name: 'ext', spec: 'RFC 3966 §5.3', schemes: tel },
  { name: 'isub', spec: 'RFC 3966 §5.2', schemes: tel },
  { name: 'isub-encoding', spec: 'RFC 4715 §5', values: ['nsap-ia5', 'nsap-bcd', 'nsap'], schemes: tel },
  { name: 'npdi', spec: 'RFC 4694 §4', flag: true, schemes: tel },
  { name: 'oli', spec: '3GPP TS 24.229 §7.2A.12', schemes: tel, unregistered: true },
  { name: 'phone-context', spec: 'RFC 3966 §5.1.5', schemes: tel },
  { name: 'premium-rate', spec: '3GPP TS 24.229 §7.2A.17', values: ['information', 'entertainment'], schemes: tel },
  { name: 'rn', spec: 'RFC 4694 §4', schemes: tel },
  { name: 'rn-context', spec: 'RFC 4694 §4', schemes: tel },
  { name: 'tgrp', spec: 'RFC 4904 §5', schemes: tel },
  { name: 'trunk-context', spec: 'RFC 4904 §5', schemes: tel },
  {
    name: 'verstat',
    spec: '3GPP TS 24.229 §7.2A.20',
    values: ['TN-Validation-Passed', 'TN-Validation-Failed', 'No-TN-Validation'],
    schemes: tel,
  },
] as const satisfies readonly UriParam[];

const byName: ReadonlyMap<string, UriParam> = new Map(uriParams.map((param) => [param.name, param]));

/** Finds a parameter by its name in any case; `param1` to `param9` are all `param[n]` of RFC 4240 §3. */
export function uriParam(name: string): UriParam | undefined {
  const lower = name.toLowerCase();
  const found = byName.get(lower);
  return found === undefined && /^param[1-9]$/u.test(lower) ? byName.get('param[n]') : found;
}
