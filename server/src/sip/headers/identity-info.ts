/** The Identity-Info header field: where the certificate of the signer of an Identity could be found. */

import { angleUri } from '../values/angle-uri.ts';
import { identityInfoAlgorithms } from '../vocabularies/identity-info-algorithms.ts';
import { wordParam } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const IdentityInfo = defineHeader({
  name: 'Identity-Info',
  spec: 'RFC 4474 §9',
  historic: true,
  repeat: 'once',
  where: {
    request: { o: 'ACK BYE INFO INVITE NOTIFY OPTIONS PRACK REFER REGISTER SUBSCRIBE UPDATE', '-': 'CANCEL' },
  },
  params: {
    alg: wordParam('RFC 4474 §9', identityInfoAlgorithms),
  },
  example: '<https://example.com/example.cer>;alg=rsa-sha1',
  parse: angleUri,
});
