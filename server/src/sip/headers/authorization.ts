/** The Authorization header field: credentials for the user agent or registrar that asked for them with a 401. */

import { credentials } from '../values/credentials.ts';
import { defineHeader } from './header.ts';

export const Authorization = defineHeader({
  name: 'Authorization',
  spec: 'RFC 3261 §20.7',
  repeat: 'rows',
  where: {
    request: { o: 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  params: {
    algorithm: { spec: 'RFC 3261 §20.7' },
    auts: { spec: 'RFC 3310' },
    cnonce: { spec: 'RFC 3261 §20.7' },
    nc: { spec: 'RFC 3261 §20.7' },
    nonce: { spec: 'RFC 3261 §20.7' },
    opaque: { spec: 'RFC 3261 §20.7' },
    qop: { spec: 'RFC 3261 §20.7', values: ['auth', 'auth-int'] },
    realm: { spec: 'RFC 3261 §20.7' },
    response: { spec: 'RFC 3261 §20.7' },
    uri: { spec: 'RFC 3261 §20.7' },
    username: { spec: 'RFC 3261 §20.7' },
    'integrity-protected': {
      spec: '3GPP TS 24.229 §7.2A.2',
      values: ['yes', 'no', 'tls-pending', 'tls-yes', 'ip-assoc-pending', 'ip-assoc-yes', 'auth-done', 'tls-connected'],
    },
    userhash: { spec: 'RFC 7616 (memory; not in SIP registry)', values: ['true', 'false'] },
  },
  example:
    'Digest username="alice", realm="example.com", nonce="84a4cc6f3082121f32b42a2187831a9e", uri="sip:example.com", response="7587245234b3434cc3412213e5f113a5"',
  parse: credentials,
});
