/** What can be told of a host without asking anybody: what kind of address it is, or what a name is reserved for. */

import { isIpv4, isIpv6, withoutThirdColon } from '../../sip/values/host.ts';
import type { Remark } from './reading.ts';

/** A range of addresses: the bits that they begin with, the key of what is said of it. */
interface Range {
  readonly key: string;
  readonly prefix: string;
  readonly length: number;
}

/** RFC 6890 lists them all; the first that holds an address counts. */
const ipv4Ranges: readonly Range[] = [
  { key: 'address-any', prefix: '0.0.0.0', length: 32 },
  { key: 'address-private', prefix: '10.0.0.0', length: 8 },
  { key: 'address-private', prefix: '172.16.0.0', length: 12 },
  { key: 'address-private', prefix: '192.168.0.0', length: 16 },
  { key: 'address-loopback', prefix: '127.0.0.0', length: 8 },
  { key: 'address-link-local', prefix: '169.254.0.0', length: 16 },
  { key: 'address-shared', prefix: '100.64.0.0', length: 10 },
  { key: 'address-example', prefix: '192.0.2.0', length: 24 },
  { key: 'address-example', prefix: '198.51.100.0', length: 24 },
  { key: 'address-example', prefix: '203.0.113.0', length: 24 },
  { key: 'address-sip-multicast', prefix: '224.0.1.75', length: 32 },
  { key: 'address-multicast', prefix: '224.0.0.0', length: 4 },
  { key: 'address-broadcast', prefix: '255.255.255.255', length: 32 },
];

const ipv6Ranges: readonly Range[] = [
  { key: 'address6-any', prefix: '::', length: 128 },
  { key: 'address6-loopback', prefix: '::1', length: 128 },
  { key: 'address6-mapped', prefix: '::ffff:0:0', length: 96 },
  { key: 'address6-link-local', prefix: 'fe80::', length: 10 },
  { key: 'address6-unique-local', prefix: 'fc00::', length: 7 },
  { key: 'address6-example', prefix: '2001:db8::', length: 32 },
  { key: 'address6-example', prefix: '3fff::', length: 20 },
  { key: 'address6-multicast', prefix: 'ff00::', length: 8 },
];

/** What kind of address a text is; nothing where it is none. Brackets do not count. */
export function addressRemark(text: string): Remark | undefined {
  const bare = withoutThirdColon(text.replace(/^\[(?<inside>.*)\]$/u, '$<inside>'));
  if (isIpv4(bare)) return { key: rangeOf(bare, ipv4Ranges, bitsOfIpv4)?.key ?? 'address-public' };
  if (isIpv6(bare)) return { key: rangeOf(bare, ipv6Ranges, bitsOfIpv6)?.key ?? 'address6-public' };
  return undefined;
}

function rangeOf(text: string, ranges: readonly Range[], bitsOf: (text: string) => string): Range | undefined {
  const bits = bitsOf(text);
  return ranges.find(({ prefix, length }) => bits.startsWith(bitsOf(prefix).slice(0, length)));
}

function bitsOfIpv4(text: string): string {
  return text
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
}

function bitsOfIpv6(text: string): string {
  const [before = '', behind] = text.split('::').map(groupBits);
  return behind === undefined ? before : before + '0'.repeat(Math.max(0, 128 - before.length - behind.length)) + behind;
}

function groupBits(text: string): string {
  const groups = text === '' ? [] : text.split(':');
  return groups
    .map((group) =>
      group.includes('.') ? bitsOfIpv4(group) : Number.parseInt(group, 16).toString(2).padStart(16, '0'),
    )
    .join('');
}

/** RFC 2606 §2 and §3, RFC 6761 §6, RFC 6762: names that nobody can own. */
const reserved: readonly { readonly pattern: RegExp; readonly key: string }[] = [
  { pattern: /^anonymous\.invalid$/iu, key: 'name-anonymous' },
  { pattern: /(?:^|\.)invalid$/iu, key: 'name-invalid' },
  { pattern: /(?:^|\.)(?:example|example\.(?:com|net|org))$/iu, key: 'name-example' },
  { pattern: /(?:^|\.)test$/iu, key: 'name-test' },
  { pattern: /(?:^|\.)localhost$/iu, key: 'name-localhost' },
  { pattern: /\.local$/iu, key: 'name-local' },
];

/** 3GPP TS 23.003 §13.2: the home network of an operator is called by its codes. */
const operator = /(?:^|\.)mnc(?<mnc>\d{3})\.mcc(?<mcc>\d{3})\.(?:pub\.)?3gppnetwork\.org$/iu;

/** What a host name is reserved for, or whose it is by its form; nothing of the others. */
export function nameRemark(text: string): Remark | undefined {
  const bare = text.replace(/\.$/u, '');
  const found = reserved.find(({ pattern }) => pattern.test(bare));
  if (found !== undefined) return { key: found.key };
  const { mnc, mcc } = operator.exec(bare)?.groups ?? {};
  return mnc === undefined || mcc === undefined ? undefined : { key: 'name-operator', args: { mnc, mcc } };
}
