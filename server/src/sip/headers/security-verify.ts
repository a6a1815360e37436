/** The Security-Verify header field: the list that the proxy sent, repeated so that tampering shows. */

import { text } from '../values/text.ts';
import { defineHeader } from './header.ts';

export const SecurityVerify = defineHeader({
  name: 'Security-Verify',
  spec: 'RFC 3329 §2.2',
  repeat: 'list',
  where: {
    request: { o: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS REGISTER SUBSCRIBE UPDATE', '-': 'ACK CANCEL PRACK' },
  },
  params: {
    alg: { spec: 'RFC 3329 §2.2' },
    ealg: { spec: 'RFC 3329 §2.2' },
    'd-alg': { spec: 'RFC 3329 §2.2', values: ['MD5'] },
    'd-qop': { spec: 'RFC 3329 §2.2', values: ['auth', 'auth-int'] },
    'd-ver': { spec: 'RFC 3329 §2.2' },
    mod: { spec: 'RFC 3329 §2.2' },
    port1: { spec: 'RFC 3329 §2.2' },
    port2: { spec: 'RFC 3329 §2.2' },
    prot: { spec: 'RFC 3329 §2.2', values: ['ah', 'esp'] },
    q: { spec: 'RFC 3329 §2.2' },
    spi: { spec: 'RFC 3329 §2.2' },
  },
  example: 'ipsec-ike;q=0.1, tls;q=0.2',
  parse: text,
});
