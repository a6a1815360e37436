/** The Security-Client header field: the security mechanisms that a device supports towards its proxy. */

import { tokenParams } from '../values/token-params.ts';
import { securityMechanisms } from '../vocabularies/security-mechanisms.ts';
import { wordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';
import { securityMechanismParams } from './params/security-mechanisms.ts';

export const SecurityClient = defineHeader({
  name: 'Security-Client',
  spec: 'RFC 3329 §2.2',
  repeat: 'list',
  where: {
    request: { o: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS REGISTER SUBSCRIBE UPDATE', '-': 'ACK CANCEL PRACK' },
  },
  params: securityMechanismParams,
  words: wordOf(securityMechanisms),
  example:
    'ipsec-3gpp;alg=hmac-sha-1-96;ealg=aes-cbc;prot=esp;mod=trans;spi-c=23456789;spi-s=12345678;port-c=2468;port-s=1357',
  parse: tokenParams,
});
