/** What is said of each encryption algorithm, in English. */

export const encryptionAlgorithms = {
  kind: 'encryption algorithm',
  entries: {
    'aes-cbc': 'AES in CBC mode.',
    'aes-gcm': 'AES in Galois mode, which protects from change as well.',
    'des-ede3-cbc': 'Triple DES in CBC mode.',
    null: 'No encryption.',
  },
} as const;
