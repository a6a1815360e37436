/** How far a message goes, and whether its sender must be asked first. */

export type Reach = 'loopback' | 'private' | 'public';

/** What decides whether to ask. */
export interface Sending {
  readonly trusted: boolean;
  readonly reach: Reach;
  /** True when this target was agreed to before. */
  readonly isKnown: boolean;
  /** True when a click is needed wherever the message goes. */
  readonly mustAsk: boolean;
}

/** In a folder that is not trusted every send asks; elsewhere the first one to a public target, and one that is odd in itself. */
export function needsQuestion({ trusted, reach, isKnown, mustAsk }: Sending): boolean {
  return !trusted || mustAsk || (reach === 'public' && !isKnown);
}

/** How far a numeric address is: this machine, a network of its own (RFC 1918, RFC 3927, RFC 4193, RFC 4291 §2.5.6), or anywhere. */
export function reachOf(address: string): Reach {
  const plain = address
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/u, '')
    .replace(/%.*$/u, '');
  if (plain.includes(':')) {
    if (plain === '::1') return 'loopback';
    return /^f(?:[cd]|e[89ab])[0-9a-f]{0,2}:/u.test(plain) && /^[0-9a-f]{4}:/u.test(plain) ? 'private' : 'public';
  }
  const [first = -1, second = -1] = plain.split('.').map(Number);
  if (first === 127) return 'loopback';
  const isPrivate =
    first === 10 ||
    (first === 172 && second >= 16 && second <= 31) ||
    (first === 192 && second === 168) ||
    (first === 169 && second === 254);
  return isPrivate ? 'private' : 'public';
}

/** Numbers that call for help somewhere, without the signs that people write between digits. */
const emergencies = new Set(
  '000 100 101 102 103 108 110 111 112 113 115 117 118 119 120 122 123 133 144 155 158 190 191 192 193 911 933 995 997 998 999'.split(
    ' ',
  ),
);

/** True when a Request-URI may ring a telephone or an emergency service (RFC 5031). */
export function ringsSomebody(requestUri: string): boolean {
  const uri = requestUri.toLowerCase();
  if (/^(?:tel:|urn:service:sos)/u.test(uri)) return true;
  const user = /^sips?:(?<user>[^@]*)@/u.exec(uri)?.groups?.user ?? '';
  const number = user.replace(/[;:].*$/u, '').replaceAll(/[-.()]/gu, '');
  return emergencies.has(number);
}
