/** Hosts and ports: host names, IPv4 addresses and IPv6 references (RFC 3261 §25.1, RFC 5954 §4.1). */

import { type BlockOffset, spanOf, type Token } from '../span.ts';
import { type Cursor, characters, digits, isTemplated, tokenCharacters } from './cursor.ts';
import { type NumberValue, numberOf } from './integer.ts';
import { sign } from './signs.ts';

/** What stands there, an IPv6 reference with its brackets. A `template` is or holds a `{{…}}`: what it will be is not known. */
export interface Host extends Token {
  readonly kind: 'hostname' | 'ipv4' | 'ipv6' | 'template';
}

/** The letters, digits, `-` and `.` of a host name; `_` as well, which no host name may have but real ones do. */
const hostCharacters = characters('a-zA-Z0-9\\-._');
/** Everything that a wrong IPv6 address or a zone may have, so that the whole of it is marked. */
const bracketedCharacters = characters('a-zA-Z0-9:.%_\\-');
const bareIpv6Characters = characters('a-fA-F0-9:.');

/**
 * Reads a host.
 * Names that RFC 3261 §25.1 does not know but real networks use are let through as `hostname`, for rules to judge:
 * with `_` in them, of digits only (GB/T 28181), with a last label that begins with a digit.
 */
export function host(cursor: Cursor): Host {
  if (cursor.peek() === sign.openBracket) return ipv6Reference(cursor);
  const token = cursor.run(hostCharacters);
  if (token.start === token.end) cursor.fail('expected-host');
  if (isTemplated(token)) return hostOf('template', token);
  if (looksLikeIpv4(token.text)) {
    return isIpv4(token.text) ? hostOf('ipv4', token) : cursor.fail('bad-ipv4', spanOf(token.start, token.end));
  }
  return hasSoundLabels(token.text)
    ? hostOf('hostname', token)
    : cursor.fail('bad-host', spanOf(token.start, token.end));
}

/** `[` IPv6address `]`. */
export function ipv6Reference(cursor: Cursor): Host {
  const start = cursor.position;
  cursor.expect('[');
  const address = cursor.run(bracketedCharacters);
  if (!cursor.takeCode(sign.closeBracket)) {
    cursor.fail('bad-ipv6', spanOf(start, Math.max(cursor.position, start + 1)));
  }
  return ipv6Host(cursor, start, address.text);
}

/** An IPv6 address without brackets, as RFC 3261 §25.1 has it in Via's `received`. */
export function bareIpv6(cursor: Cursor): Host {
  const address = cursor.run(bareIpv6Characters);
  return ipv6Host(cursor, address.start, address.text);
}

/** The address of a host as sockets want it: without brackets. */
export function bareAddress({ kind, text }: Host): string {
  const bare = kind === 'ipv6' && text.startsWith('[') ? text.slice(1, -1) : text;
  return kind === 'ipv6' ? withoutThirdColon(bare) : bare;
}

/**
 * RFC 3261 §25.1 could be read as if a third colon stood before an IPv4 address at the end: `2001:db8:::192.0.2.1`.
 * RFC 5954 §4.1 has mended that, and RFC 5118 §4.10 has everybody understand such an address.
 */
export function withoutThirdColon(address: string): string {
  return address.replace(/:::(?=[\d.]+$)/u, (colons, at: number, all: string) =>
    isIpv4(all.slice(at + colons.length)) ? '::' : colons,
  );
}

/** The digits of a port, of which there must be some; the colon before it was taken and stands at `colon`. */
export function port(cursor: Cursor, colon: number): NumberValue {
  const token = cursor.run(digits);
  if (token.start === token.end || tokenCharacters[cursor.peek()] === 1) {
    cursor.skip(tokenCharacters);
    cursor.fail('bad-port', spanOf(token.start === cursor.position ? colon : token.start, cursor.position));
  }
  const value = numberOf(token);
  return value.number > 65535 ? cursor.fail('bad-port', spanOf(token.start, token.end)) : value;
}

/** RFC 5954 §4.1: up to eight groups of hexadecimal digits, one `::` for at least one group of zeros, perhaps an IPv4 address at the end. */
export function isIpv6(text: string): boolean {
  const gap = text.indexOf('::');
  if (gap === -1) return groupsOf(text) === 8;
  if (text.includes('::', gap + 1)) return false;
  const before = gap === 0 ? 0 : groupsOf(text.slice(0, gap), false);
  const after = gap + 2 === text.length ? 0 : groupsOf(text.slice(gap + 2));
  return before + after <= 7;
}

/** RFC 3261 §25.1: four numbers of up to three digits; none of them can be more than 255. */
export function isIpv4(text: string): boolean {
  let parts = 1;
  let length = 0;
  let number = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === sign.dot) {
      if (length === 0) return false;
      parts += 1;
      length = 0;
      number = 0;
    } else if (code >= sign.zero && code <= sign.nine) {
      length += 1;
      number = 10 * number + code - sign.zero;
      if (length > 3 || number > 255) return false;
    } else return false;
  }
  return parts === 4 && length > 0;
}

function hostOf(kind: Host['kind'], { start, end, text }: Token): Host {
  return { kind, start, end, text };
}

function ipv6Host(cursor: Cursor, start: BlockOffset | number, address: string): Host {
  const { end } = cursor.since(start);
  const span = spanOf(start, end);
  const isTemplate = address.includes('{{');
  if (!isTemplate && !isIpv6(withoutThirdColon(address))) cursor.fail('bad-ipv6', span);
  return { kind: isTemplate ? 'template' : 'ipv6', start: span.start, end, text: cursor.text.slice(start, end) };
}

/** Of digits and dots, at least one of each; one final dot makes a name of it. */
function looksLikeIpv4(text: string): boolean {
  let dots = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === sign.dot) dots += 1;
    else if (code < sign.zero || code > sign.nine) return false;
  }
  return dots > 0 && dots < text.length;
}

/** RFC 3261 §25.1: labels are not empty and neither begin nor end with a hyphen; one dot may stand at the end. */
function hasSoundLabels(text: string): boolean {
  let before: number = sign.dot;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (before === sign.dot && (code === sign.dot || code === sign.hyphen)) return false;
    if (before === sign.hyphen && code === sign.dot) return false;
    before = code;
  }
  return before !== sign.hyphen;
}

/** How many groups of 16 bits the text has; far too many when one of them is no group. */
function groupsOf(text: string, mayEndInIpv4 = true): number {
  const parts = text.split(':');
  let count = 0;
  for (const [index, part] of parts.entries()) {
    if (isHexGroup(part)) count += 1;
    else if (mayEndInIpv4 && index === parts.length - 1 && isIpv4(part)) count += 2;
    else return 100;
  }
  return count;
}

function isHexGroup(text: string): boolean {
  return /^[\da-f]{1,4}$/iu.test(text);
}
