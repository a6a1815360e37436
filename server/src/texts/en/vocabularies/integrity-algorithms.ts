/** What is said of each integrity algorithm, in English. */

export const integrityAlgorithms = {
  kind: 'integrity algorithm',
  entries: {
    'hmac-md5-96': 'HMAC with MD5, cut to 96 bits.',
    'hmac-sha-1-96': 'HMAC with SHA-1, cut to 96 bits.',
    'aes-gmac': 'AES in Galois mode, without encryption.',
    null: 'No algorithm of its own, since aes-gcm protects from change as well.',
  },
} as const;
