/** The mechanisms that protect the way between a device and its first proxy. */

import { defineVocabulary } from './vocabulary.ts';

export const securityMechanisms = defineVocabulary({
  name: 'security-mechanisms',
  entries: [
    { name: 'ipsec-3gpp', spec: 'RFC 3329 §A' },
    { name: 'tls', spec: 'RFC 3329 §2.2' },
    { name: 'digest', spec: 'RFC 3329 §2.2' },
    { name: 'ipsec-ike', spec: 'RFC 3329 §2.2' },
    { name: 'ipsec-man', spec: 'RFC 3329 §2.2' },
    { name: 'sdes-srtp', spec: '3GPP TS 24.229 §7.2A.7', unregistered: true },
    { name: 'msrp-tls', spec: '3GPP TS 24.229 §7.2A.7', unregistered: true },
    { name: 'bfcp-tls', spec: '3GPP TS 24.229 §7.2A.7', unregistered: true },
    { name: 'udptl-dtls', spec: '3GPP TS 24.229 §7.2A.7', unregistered: true },
  ],
});
