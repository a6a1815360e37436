/** A file of certificates that the user believes, as PEM: read only when a message is about to leave. */

import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

/** More than all authorities of a system take. */
const largest = 4 << 20;

export type AuthorityFault = 'ca-file-missing' | 'ca-file-unreadable' | 'ca-file-without-certificate';

/** The certificates in a file, or what is wrong with it. */
export function readAuthorities(path: string): { readonly authorities: string } | { readonly fault: AuthorityFault } {
  let text: string;
  try {
    const stats = statSync(path);
    if (!stats.isFile() || stats.size > largest) return { fault: 'ca-file-unreadable' };
    text = readFileSync(path, 'latin1');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { fault: isMissing ? 'ca-file-missing' : 'ca-file-unreadable' };
  }
  const certificates = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  // Whatever else stands in the file, a private key above all, stays there.
  return certificates.length > 0 && certificates.every(isCertificate)
    ? { authorities: certificates.join('\n') }
    : { fault: 'ca-file-without-certificate' };
}

function isCertificate(pem: string): boolean {
  try {
    new X509Certificate(pem);
    return true;
  } catch {
    return false;
  }
}
