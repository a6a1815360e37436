/** What is said of each algorithm of a signature, in English. */

export const signatureAlgorithms = {
  kind: 'algorithm of a signature',
  entries: {
    ES256: 'ECDSA with the curve P-256 and SHA-256.',
  },
} as const;
