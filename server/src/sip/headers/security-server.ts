/** The Security-Server header field: the security mechanisms that a proxy supports towards its devices. */

import { tokenParams } from '../values/token-params.ts';
import { securityMechanisms } from '../vocabularies/security-mechanisms.ts';
import { wordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';
import { securityMechanismParams } from './params/security-mechanisms.ts';

export const SecurityServer = defineHeader({
  name: 'Security-Server',
  spec: 'RFC 3329 §2.2',
  repeat: 'list',
  where: {
    401: { o: 'REGISTER' },
    421: { o: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS REGISTER SUBSCRIBE UPDATE', '-': 'ACK CANCEL PRACK' },
    494: { m: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS REGISTER SUBSCRIBE UPDATE', '-': 'ACK CANCEL PRACK' },
  },
  params: securityMechanismParams,
  words: wordOf(securityMechanisms),
  example: 'ipsec-ike;q=0.1, tls;q=0.2',
  parse: tokenParams,
});
