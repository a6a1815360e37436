/** What is said of each authentication scheme, in English. */

export const authSchemes = {
  kind: 'authentication scheme',
  entries: {
    Digest: 'The client proves that it knows the password without sending it.',
    Bearer: 'The client shows a token that an OAuth server issued.',
    Basic: 'The password, readable by anybody. RFC 3261 §22 forbids it in SIP.',
    NTLM: "The scheme of Windows accounts, as Microsoft's servers ask for it.",
    Kerberos: "Tickets of a Windows domain, as Microsoft's servers ask for them.",
    'TLS-DSK': "Certificates, as Microsoft's servers ask for them.",
  },
} as const;
