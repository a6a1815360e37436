/** Who we are to a peer that wants to know over TLS: a certificate and its key, as PEM or PFX; read only when a message is about to leave. */

import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { certificatesIn, readSmallFile } from './pem.ts';

/** As `node:tls` takes it. */
export type Identity =
  | { readonly cert: string; readonly key: string }
  | { readonly pfx: Uint8Array; readonly passphrase?: string };

export type IdentityFault =
  | 'cert-file-missing'
  | 'cert-file-unreadable'
  | 'cert-file-malformed'
  | 'key-file-missing'
  | 'key-file-unreadable'
  | 'key-file-malformed'
  | 'key-of-another'
  | 'passphrase-missing'
  | 'passphrase-wrong';

export interface IdentityFiles {
  /** Certificates as PEM, our own first, and perhaps its key; or all of it as PFX. */
  readonly certFile: string;
  /** The key as PEM, where it stands in a file of its own. */
  readonly keyFile?: string | undefined;
  readonly passphrase?: string | undefined;
}

/** The identity in a file or two, or what is wrong with which. */
export function readIdentity(
  files: IdentityFiles,
): { readonly identity: Identity } | { readonly fault: IdentityFault; readonly file: string } {
  const { certFile, keyFile = certFile, passphrase } = files;
  const bytes = readSmallFile(certFile);
  if (typeof bytes === 'string') return { fault: `cert-file-${bytes}`, file: certFile };
  if (isPfx(bytes)) return fromPfx(bytes, files);
  const certificates = certificatesIn(bytes.toString('latin1'));
  const own = certificateIn(certificates[0]);
  if (own === undefined) return { fault: 'cert-file-malformed', file: certFile };
  const keyBytes = keyFile === certFile ? bytes : readSmallFile(keyFile);
  if (typeof keyBytes === 'string') return { fault: `key-file-${keyBytes}`, file: keyFile };
  const key = keyIn(keyBytes.toString('latin1'), passphrase);
  if (typeof key === 'string') return { fault: key, file: keyFile };
  if (!own.checkPrivateKey(key)) return { fault: 'key-of-another', file: keyFile };
  return {
    identity: { cert: certificates.join('\n'), key: key.export({ type: 'pkcs8', format: 'pem' }).toString() },
  };
}

/** RFC 7292 is DER, which begins with a sequence; PEM begins with a dash or with words. */
function isPfx(bytes: Uint8Array): boolean {
  return bytes[0] === 0x30 && bytes[1] !== undefined && bytes[1] >= 0x80;
}

function fromPfx(pfx: Buffer, { certFile: file, passphrase }: IdentityFiles): ReturnType<typeof readIdentity> {
  const secret = passphrase === undefined ? {} : { passphrase };
  try {
    createSecureContext({ pfx, ...secret });
    return { identity: { pfx: new Uint8Array(pfx), ...secret } };
  } catch (error) {
    const isLocked = error instanceof Error && /mac verify failure/i.test(error.message);
    if (!isLocked) return { fault: 'cert-file-malformed', file };
    return { fault: passphrase === undefined ? 'passphrase-missing' : 'passphrase-wrong', file };
  }
}

function certificateIn(pem: string | undefined): X509Certificate | undefined {
  try {
    return pem === undefined ? undefined : new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function keyIn(text: string, passphrase: string | undefined): KeyObject | IdentityFault {
  const [pem] = /-----BEGIN (?<kind>(?:[A-Z]+ )*PRIVATE KEY)-----[\s\S]*?-----END \k<kind>-----/.exec(text) ?? [];
  if (pem === undefined) return 'key-file-malformed';
  const isLocked = /ENCRYPTED/.test(pem);
  if (isLocked && passphrase === undefined) return 'passphrase-missing';
  try {
    return createPrivateKey({ key: pem, format: 'pem', ...(passphrase === undefined ? {} : { passphrase }) });
  } catch {
    return isLocked ? 'passphrase-wrong' : 'key-file-malformed';
  }
}
