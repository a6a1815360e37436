/** The Authorization header field: credentials for the user agent or registrar that asked for them with a 401. */

import { credentials } from '../values/credentials.ts';
import { authSchemes } from '../vocabularies/auth-schemes.ts';
import { wordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';
import { credentialsParams } from './params/digest.ts';

export const Authorization = defineHeader({
  name: 'Authorization',
  spec: 'RFC 3261 §20.7',
  repeat: 'rows',
  where: {
    request: { o: 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  params: {
    ...credentialsParams,
    'integrity-protected': {
      spec: '3GPP TS 24.229 §7.2A.2',
      values: ['yes', 'no', 'tls-pending', 'tls-yes', 'ip-assoc-pending', 'ip-assoc-yes', 'auth-done', 'tls-connected'],
    },
  },
  words: wordOf(authSchemes),
  example:
    'Digest username="alice", realm="example.com", nonce="84a4cc6f3082121f32b42a2187831a9e", uri="sip:example.com", response="7587245234b3434cc3412213e5f113a5"',
  parse: credentials,
});
