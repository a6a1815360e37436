/** The WWW-Authenticate header field: a user agent's or registrar's demand for credentials. */

import { challenge } from '../values/challenge.ts';
import { defineHeader } from './header.ts';

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
    algorithm: { spec: 'RFC 3261 §20.44' },
    authz_server: { spec: 'RFC 8898' },
    domain: { spec: 'RFC 3261 §20.44' },
    error: { spec: 'RFC 8898' },
    nonce: { spec: 'RFC 3261 §20.44' },
    opaque: { spec: 'RFC 3261 §20.44' },
    qop: { spec: 'RFC 3261 §20.44', values: ['auth', 'auth-int'] },
    realm: { spec: 'RFC 3261 §20.44' },
    scope: { spec: 'RFC 8898' },
    stale: { spec: 'RFC 3261 §20.44', values: ['true', 'false'] },
    ik: { spec: '3GPP TS 24.229 §7.2A.1' },
    ck: { spec: '3GPP TS 24.229 §7.2A.1' },
  },
  example:
    'Digest realm="example.com", qop="auth", nonce="84a4cc6f3082121f32b42a2187831a9e", opaque="", stale=FALSE, algorithm=SHA-256',
  parse: challenge,
});
