/** The Authentication-Info header field: the server's own proof after digest authentication, and its next nonce. */

import { authInfo } from '../values/auth-info.ts';
import { qopValues } from '../vocabularies/qop-values.ts';
import { wordParam } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const AuthenticationInfo = defineHeader({
  name: 'Authentication-Info',
  spec: 'RFC 3261 §20.6',
  repeat: 'once',
  where: {
    '2xx': {
      o: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK CANCEL',
    },
  },
  params: {
    nextnonce: { spec: 'RFC 3261 §20.6' },
    qop: wordParam('RFC 8760 §2.6', qopValues),
    rspauth: { spec: 'RFC 7616 §3.5' },
    cnonce: { spec: 'RFC 7616 §3.5' },
    nc: { spec: 'RFC 7616 §3.5' },
  },
  example:
    'nextnonce="47364c23432d2e131a5fb210812c", qop=auth, rspauth="6629fae49393a05397450978507c4ef1", cnonce="0a4f113b", nc=00000001',
  parse: authInfo,
});
