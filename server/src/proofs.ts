/** Takes out of a text what nobody else may know: secrets, the proofs of credentials, and keys of media. */

/** With the nonce beside it, the response of a digest lets the password be guessed at leisure. */
const credentialsField =
  /^((?:proxy-)?authorization|(?:proxy-)?authentication-info)([ \t]*:[ \t]*)(.*(?:\r?\n[ \t].*)*)/gimu;
const digestProof = /\b((?:response|rspauth)[ \t]*=[ \t]*"?)([^"\s,;]+)/giu;
/** RFC 4568 §9.1; and what RFC 8866 §5.12 has obsoleted. */
const mediaKey = /^(a=crypto:.*?inline:|k=(?:clear|base64):)([^\s|;]+)/gimu;

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
