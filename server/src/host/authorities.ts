/** A file of certificates that the user believes, as PEM: read only when a message is about to leave. */

import { X509Certificate } from 'node:crypto';
import { certificatesIn, readSmallFile } from './pem.ts';

export type AuthorityFault = 'ca-file-missing' | 'ca-file-unreadable' | 'ca-file-without-certificate';

/** The certificates in a file, or what is wrong with it. */
export function readAuthorities(path: string): { readonly authorities: string } | { readonly fault: AuthorityFault } {
  const bytes = readSmallFile(path);
  if (typeof bytes === 'string') return { fault: `ca-file-${bytes}` };
  // Whatever else stands in the file, a private key above all, stays there.
  const certificates = certificatesIn(bytes.toString('latin1'));
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
