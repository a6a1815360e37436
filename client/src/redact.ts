/** Takes out of a message what proves who somebody is, before it is written down or shown. */

const concealed = '⟨…⟩';

/** Credentials: with the nonce beside it, the response of a digest lets the password be guessed at leisure. */
const credentialsField =
  /^((?:proxy-)?authorization|(?:proxy-)?authentication-info)([ \t]*:[ \t]*)(.*(?:\n[ \t].*)*)/gimu;
const digestProof = /\b(response|rspauth)([ \t]*=[ \t]*)(?:"[^"]*"|[^\s,;]+)/giu;
/** Keys of SRTP (RFC 4568 §9.1), and those that RFC 8866 §5.12 has obsoleted. */
const mediaKey = /^(a=crypto:.*?inline:|k=(?:clear|base64):)\S+/gimu;

/** Shorter ones would take out half of every text, and protect nothing. */
const shortestSecret = 4;

export class Redactor {
  readonly #secrets = new Set<string>();

  /** What the user has typed or stored is taken out wherever it stands from now on. */
  conceal(secret: string): void {
    if (secret.length >= shortestSecret) this.#secrets.add(secret);
  }

  clean(text: string): string {
    const safe = text
      .replaceAll(
        credentialsField,
        (_, name: string, colon: string, value: string) => `${name}${colon}${withoutProof(value)}`,
      )
      .replaceAll(mediaKey, `$1${concealed}`);
    return this.hide(safe);
  }

  /** Without what the user has typed or stored, and nothing else taken out. */
  hide(text: string): string {
    return [...this.#secrets].reduce((safe, secret) => safe.replaceAll(secret, concealed), text);
  }
}

/** Of a digest only the proof is taken out; what another scheme holds is not known, so nothing of it stays. */
function withoutProof(value: string): string {
  if (/^digest\b/iu.test(value) || /\brspauth\b/iu.test(value))
    return value.replaceAll(digestProof, `$1$2"${concealed}"`);
  const scheme = /^[\w-]+/u.exec(value)?.[0] ?? '';
  return `${scheme} ${concealed}`.trim();
}
