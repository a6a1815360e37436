/** The Identity header field: a signature of an authority over who calls whom and when. */

import { identity } from '../values/identity.ts';
import { passportTypes } from '../vocabularies/passport-types.ts';
import { signatureAlgorithms } from '../vocabularies/signature-algorithms.ts';
import { wordParam } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const Identity = defineHeader({
  name: 'Identity',
  compact: 'y',
  spec: 'RFC 8224 §4',
  repeat: 'rows',
  where: {
    request: { o: 'ACK BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  params: {
    info: { spec: 'RFC 8224 §4' },
    alg: wordParam('RFC 8224 §4', signatureAlgorithms),
    ppt: wordParam('RFC 8224 §4', passportTypes),
  },
  example: 'eyJhbGciOiJFUzI1NiJ9..c2lnbmF0dXJl;info=<https://cert.example.org/passport.cer>;alg=ES256;ppt=shaken',
  parse: identity,
});
