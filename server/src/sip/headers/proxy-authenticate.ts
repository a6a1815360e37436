/** The Proxy-Authenticate header field: a proxy's demand for credentials. */

import { challenge } from '../values/challenge.ts';
import { authSchemes } from '../vocabularies/auth-schemes.ts';
import { wordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';
import { challengeParams } from './params/digest.ts';

export const ProxyAuthenticate = defineHeader({
  name: 'Proxy-Authenticate',
  spec: 'RFC 3261 §20.27',
  repeat: 'rows',
  where: {
    401: { o: 'BYE CANCEL INFO INVITE MESSAGE OPTIONS PRACK PUBLISH REFER REGISTER UPDATE', '-': 'ACK' },
    407: {
      m: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK CANCEL',
    },
  },
  params: challengeParams,
  words: wordOf(authSchemes),
  example:
    'Digest realm="example.com", domain="sip:ss1.example.com", qop="auth", nonce="f84f1cec41e6cbe5aea9c8e88d359", opaque="", stale=FALSE, algorithm=MD5',
  parse: challenge,
});
