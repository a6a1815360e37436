/** The WWW-Authenticate header field: a user agent's or registrar's demand for credentials. */

import { challenge } from '../values/challenge.ts';
import { authSchemes } from '../vocabularies/auth-schemes.ts';
import { wordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';
import { challengeParams } from './params/digest.ts';

export const WwwAuthenticate = defineHeader({
  name: 'WWW-Authenticate',
  spec: 'RFC 3261 §20.44',
  repeat: 'rows',
  where: {
    401: {
      m: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK CANCEL',
    },
    407: { o: 'BYE INFO INVITE MESSAGE OPTIONS PUBLISH REFER REGISTER UPDATE', '-': 'ACK CANCEL' },
  },
  params: {
    ...challengeParams,
    ik: { spec: '3GPP TS 24.229 §7.2A.1' },
    ck: { spec: '3GPP TS 24.229 §7.2A.1' },
  },
  words: wordOf(authSchemes),
  example:
    'Digest realm="example.com", qop="auth", nonce="84a4cc6f3082121f32b42a2187831a9e", opaque="", stale=FALSE, algorithm=SHA-256',
  parse: challenge,
});
