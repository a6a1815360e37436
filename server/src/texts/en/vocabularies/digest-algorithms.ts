/** What is said of each digest algorithm, in English. */

export const digestAlgorithms = {
  kind: 'digest algorithm',
  entries: {
    MD5: 'The algorithm where none is named. Broken, but what most servers still speak; the response has 32 digits.',
    'SHA-256': 'What servers and clients should use today; the response has 64 digits.',
    'SHA-512-256': 'SHA-512, of which 256 bits are used; the response has 64 digits.',
    'MD5-sess': 'MD5 with a key of the session, into which the first nonces enter.',
    'SHA-256-sess': 'SHA-256 with a key of the session, into which the first nonces enter.',
    'SHA-512-256-sess': 'SHA-512-256 with a key of the session, into which the first nonces enter.',
    'AKAv1-MD5': 'The SIM card answers the challenge, which lies in the nonce; so IMS devices register.',
    'AKAv2-MD5': 'Like AKAv1-MD5, but the keys enter the response as well, so that no tunnel can be misused.',
    'AKAv2-SHA-256': 'AKAv2 with SHA-256.',
  },
} as const;
