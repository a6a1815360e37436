/** The Security-Verify header field: the list that the proxy sent, repeated so that tampering shows. */

import { tokenParams } from '../values/token-params.ts';
import { securityMechanisms } from '../vocabularies/security-mechanisms.ts';
import { wordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';
import { securityMechanismParams } from './params/security-mechanisms.ts';

export const SecurityVerify = defineHeader({
  name: 'Security-Verify',
  spec: 'RFC 3329 §2.2',
  repeat: 'list',
  where: {
    request: { o: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS REGISTER SUBSCRIBE UPDATE', '-': 'ACK CANCEL PRACK' },
  },
  params: securityMechanismParams,
  words: wordOf(securityMechanisms),
  example: 'ipsec-ike;q=0.1, tls;q=0.2',
  parse: tokenParams,
});
