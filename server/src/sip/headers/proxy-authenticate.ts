/** The Proxy-Authenticate header field: a proxy's demand for credentials. */

import { challenge } from '../values/challenge.ts';
import { defineHeader } from './header.ts';

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
  params: {
    algorithm: { spec: 'RFC 3261 §20.27' },
    authz_server: { spec: 'RFC 8898' },
    domain: { spec: 'RFC 3261 §20.27' },
    error: { spec: 'RFC 8898' },
    nonce: { spec: 'RFC 3261 §20.27' },
    opaque: { spec: 'RFC 3261 §20.27' },
    qop: { spec: 'RFC 3261 §20.27', values: ['auth', 'auth-int'] },
    realm: { spec: 'RFC 3261 §20.27' },
    scope: { spec: 'RFC 8898' },
    stale: { spec: 'RFC 3261 §20.27', values: ['true', 'false'] },
  },
  example:
    'Digest realm="example.com", domain="sip:ss1.example.com", qop="auth", nonce="f84f1cec41e6cbe5aea9c8e88d359", opaque="", stale=FALSE, algorithm=MD5',
  parse: challenge,
});
