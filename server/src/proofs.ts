/** Takes out of a text what nobody else may know: secrets, the proofs of credentials, and keys of media. */

/** With the nonce beside it, the response of a digest lets the password be guessed at leisure. */
const credentialsField =
  /^((?:proxy-)?authorization|(?:proxy-)?authentication-info)([ \t]*:[ \t]*)(.*(?:\r?\n[ \t].*)*)/gimu;
const digestProof = /\b((?:response|rspauth)[ \t]*=[ \t]*"?)([^"\s,;]+)/giu;
/** RFC 4568 §9.1; and what RFC 8866 §5.12 has obsoleted. */
const mediaKey = /^(a=crypto:.*?inline:|k=(?:clear|base64):)([^\s|;]+)/gimu;

/** Shorter ones would take out half of every text, and protect nothing. */
const shortestSecret = 4;

/** What stands under these keys of an event or an answer is no text but a name, an address or bytes, of which somebody's password may be a part. */
const noTexts = new Set([
  'exchange',
  'event',
  'uri',
  'transport',
  'kind',
  'local',
  'peer',
  'address',
  'addresses',
  'wire',
]);

/** Stands where something was taken out. */
export const concealed = '⟨…⟩';

/** A text, with a sign in place of each. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const clean = withoutProofs(text, () => concealed);
  return secrets.reduce((safe, secret) => (secret === '' ? safe : safe.replaceAll(secret, concealed)), clean);
}

/** A text whose proofs and keys have become what `instead` makes of them. */
export function withoutProofs(text: string, instead: (found: string) => string): string {
  return text
    .replaceAll(
      credentialsField,
      (_, name: string, colon: string, value: string) => `${name}${colon}${withoutProof(value, instead)}`,
    )
    .replaceAll(mediaKey, (_, before: string, key: string) => before + instead(key));
}

/** What another scheme than Digest holds is not known, so nothing of it stays. */
function withoutProof(value: string, instead: (found: string) => string): string {
  if (/^digest\b/iu.test(value) || /\brspauth\b/iu.test(value))
    return value.replaceAll(digestProof, (_, before: string, proof: string) => before + instead(proof));
  const scheme = /^[\w-]*[ \t]*/u.exec(value)?.[0] ?? '';
  return scheme + instead(value.slice(scheme.length));
}

/** Knows what the user has told in secret, and takes it out of all that is written down or shown from then on. */
export class Redactor {
  readonly #secrets = new Set<string>();

  /** As it is, and as JSON writes it. */
  conceal(secret: string): void {
    if (secret.length < shortestSecret) return;
    this.#secrets.add(secret);
    this.#secrets.add(JSON.stringify(secret).slice(1, -1));
  }

  /** The proofs of credentials and the keys of media go as well. */
  clean(text: string): string {
    return this.hide(withoutProofs(text, () => concealed));
  }

  /** Without the secrets, and nothing else taken out. */
  hide(text: string): string {
    return [...this.#secrets].reduce((safe, secret) => safe.replaceAll(secret, concealed), text);
  }

  /** The same of bytes, as `encode` writes a text in their charset, and in UTF-8; one character is one byte of them. */
  hideBytes(bytes: string, encode: (text: string) => string): string {
    const sign = utf8(concealed);
    const written = [...this.#secrets].flatMap((secret) => [utf8(secret), encode(secret)]);
    return written.reduce((safe, each) => (each === '' ? safe : safe.replaceAll(each, sign)), bytes);
  }

  /** The same in all texts of an event or an answer. */
  hideIn<T>(value: T): T;
  hideIn(value: unknown): unknown {
    if (this.#secrets.size === 0) return value;
    if (typeof value === 'string') return this.hide(value);
    if (Array.isArray(value)) return value.map((each) => this.hideIn(each));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, each]) => [key, noTexts.has(key) ? each : this.hideIn(each)]);
    return Object.fromEntries(entries);
  }
}

function utf8(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}
