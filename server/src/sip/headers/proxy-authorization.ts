/** The Proxy-Authorization header field: credentials for the proxy that asked for them with a 407. */

import { credentials } from '../values/credentials.ts';
import { authSchemes } from '../vocabularies/auth-schemes.ts';
import { wordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';
import { credentialsParams } from './params/digest.ts';

export const ProxyAuthorization = defineHeader({
  name: 'Proxy-Authorization',
  spec: 'RFC 3261 §20.28',
  repeat: 'rows',
  where: {
    request: {
      o: 'ACK BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'CANCEL',
    },
  },
  params: credentialsParams,
  words: wordOf(authSchemes),
  example:
    'Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:bob@example.com", response="245f23415f11432b3434341c022a3b5c"',
  parse: credentials,
});
