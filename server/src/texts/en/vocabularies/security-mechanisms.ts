/** What is said of each security mechanism, in English. */

export const securityMechanisms = {
  kind: 'security mechanism',
  entries: {
    'ipsec-3gpp': 'IPsec with the keys that registration by SIM card yields, as in IMS.',
    tls: 'The connection is encrypted by TLS.',
    digest: 'Digest authentication; `d-alg` and `d-qop` say how.',
    'ipsec-ike': 'IPsec whose keys IKE negotiates.',
    'ipsec-man': 'IPsec with keys that were set by hand.',
    'sdes-srtp': 'Protection of media, marked by `mediasec`: SRTP with keys in SDP.',
    'msrp-tls': 'Protection of media, marked by `mediasec`: MSRP over TLS.',
    'bfcp-tls': 'Protection of media, marked by `mediasec`: BFCP over TLS.',
    'udptl-dtls': 'Protection of media, marked by `mediasec`: fax (UDPTL) over DTLS.',
  },
} as const;
