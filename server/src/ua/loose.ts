/**
 * Reads what stands in a header field as far as it can be read.
 * A peer's message, and one that is malformed on purpose, must still be matched and answered, so nothing here fails:
 * RFC 3261 §17.1.3 wants the branch of a Via, not a Via without fault.
 */

/** Cuts at a character, but not inside `"…"` nor `<…>`. */
export function splitOutsideQuotes(text: string, separator: string): string[] {
  // Most have neither.
  if (!text.includes('"') && !text.includes('<')) return text.split(separator);
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  let angled = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (quoted && character === '\\') at += 1;
    else if (character === '"' && !angled) quoted = !quoted;
    else if (quoted) continue;
    else if (character === '<') angled = true;
    else if (character === '>') angled = false;
    else if (character === separator && !angled) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

/** So many parameters of one value are read; nobody needs more, and a peer may write any number. */
export const mostParameters = 100;

/** `name=value` pairs by their name in lower case; of a repeated one the first counts. Values lose their quotes. */
export function pairsOf(parts: readonly string[]): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (const part of parts.slice(0, mostParameters)) {
    const sign = part.indexOf('=');
    const name = (sign === -1 ? part : part.slice(0, sign)).trim().toLowerCase();
    if (name !== '' && !pairs.has(name)) pairs.set(name, sign === -1 ? '' : unquoted(part.slice(sign + 1).trim()));
  }
  return pairs;
}

/** RFC 3261 §25.1 quoted-string: without its quotes, and each quoted pair as what it stands for. */
export function unquoted(text: string): string {
  if (!text.startsWith('"')) return text;
  const inside = text.endsWith('"') && text.length > 1 ? text.slice(1, -1) : text.slice(1);
  return inside.replaceAll(/\\([\s\S])/g, '$1');
}

export function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** A host and perhaps a port: `host`, `host:port`, `[::1]`, `[::1]:port`. IPv6 loses its brackets; a port that is none is dropped. */
export function hostPortOf(text: string): { readonly host: string; readonly port?: number } {
  const place = text.trim();
  const close = place.startsWith('[') ? place.indexOf(']') : -1;
  const colon = place.indexOf(':', close + 1);
  const host = close === -1 ? place.slice(0, colon === -1 ? undefined : colon).trim() : place.slice(1, close);
  const behind = close === -1 ? place.slice(host.length).trimStart() : place.slice(close + 1).trimStart();
  const port = behind.startsWith(':') ? behind.slice(1).trimStart() : behind;
  return isPort(port) ? { host, port: Number(port) } : { host };
}

export function isPort(text: string): boolean {
  return isNumber(text, 5) && Number(text) > 0 && Number(text) < 65536;
}

/** True of one digit up to `most` of them, and nothing else. */
export function isNumber(text: string, most: number): boolean {
  return text !== '' && text.length <= most && digitsAtStart(text) === text.length;
}

/** How many digits stand first. */
export function digitsAtStart(text: string): number {
  let at = 0;
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** True where a blank stands, of whatever kind. */
export function hasBlanks(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // Most are visible ASCII; of the rest it is known elsewhere which are blanks.
    if (code <= 0x20 || code > 0x7e) return /\s/.test(text);
  }
  return false;
}

/** A SIP or SIPS URI, as far as sending needs it. */
export interface SipUri {
  readonly scheme: 'sip' | 'sips';
  readonly user?: string;
  /** IPv6 without brackets. */
  readonly host: string;
  readonly port?: number;
  readonly params: ReadonlyMap<string, string>;
}

/** The parts of a SIP or SIPS URI; nothing for another scheme. */
export function sipUriOf(text: string): SipUri | undefined {
  const scheme = /^\s*(sips?)\s*:/i.exec(text);
  if (scheme === null) return undefined;
  const rest = text.slice(scheme[0].length).trim();
  // Neither parameters nor headers may hold an `@` unescaped (RFC 3261 §25.1), while a user part may hold `;` and `?`.
  const sign = rest.lastIndexOf('@');
  const [withoutHeaders = ''] = rest.slice(sign + 1).split('?', 1);
  const [place = '', ...params] = withoutHeaders.split(';');
  return {
    scheme: scheme[1]?.toLowerCase() === 'sips' ? 'sips' : 'sip',
    ...(sign === -1 ? {} : { user: rest.slice(0, sign).split(':', 1)[0] ?? '' }),
    ...hostPortOf(place),
    params: pairsOf(params),
  };
}

/** A name-addr or addr-spec with its parameters: RFC 3261 §20.10. */
export interface Address {
  readonly uri: string;
  readonly params: ReadonlyMap<string, string>;
}

export function addressOf(text: string): Address {
  const [first = '', ...params] = splitOutsideQuotes(text, ';');
  const open = first.lastIndexOf('<');
  if (open === -1) return { uri: first.trim(), params: pairsOf(params) };
  const close = first.indexOf('>', open);
  return { uri: first.slice(open + 1, close === -1 ? undefined : close).trim(), params: pairsOf(params) };
}
