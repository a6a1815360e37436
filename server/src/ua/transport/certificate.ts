/** Whom a certificate is for: RFC 5922 §7, beside what every TLS client checks. */

import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import { sipUriOf } from '../loose.ts';

/** What is wrong with a certificate, whose chain is in order, as one of `name`; nothing when it is for that. */
export function identityFault(name: string, certificate: PeerCertificate): Error | undefined {
  if (domainsOf(certificate).includes(name.toLowerCase())) return undefined;
  const fault = checkServerIdentity(name, certificate);
  return fault === undefined ? undefined : Object.assign(fault, { names: namesOf(certificate) });
}

/** RFC 5922 §7.1: a SIP URI without a user is the identity of its domain. */
function domainsOf({ subjectaltname = '' }: PeerCertificate): string[] {
  // Node writes a value that holds a comma in quotes.
  const uris = [...subjectaltname.matchAll(/(?:^|, )URI:([^",]+)(?=,|$)/g)].map(([, uri = '']) => sipUriOf(uri));
  return uris.flatMap((uri) => (uri?.scheme === 'sip' && uri.user === undefined ? [uri.host.toLowerCase()] : []));
}

function namesOf({ subject, subjectaltname }: PeerCertificate): string {
  const names = subjectaltname ?? String(subject?.CN ?? '');
  return names.replaceAll(/(?<=^|, )(?:DNS|IP Address|URI):/g, '');
}
