/** What is said of each algorithm of an old signature, in English. */

export const identityInfoAlgorithms = {
  kind: 'algorithm of an old signature',
  entries: {
    'rsa-sha1': 'RSA with SHA-1.',
    'rsa-sha256': 'RSA with SHA-256.',
  },
} as const;
