/** The Security-Client header field: the security mechanisms that a device supports towards its proxy. */

import { text } from '../values/text.ts';
import { defineHeader } from './header.ts';

export const SecurityClient = defineHeader({
  name: 'Security-Client',
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
    mediasec: { spec: '3GPP TS 24.229 §7.2A.7' },
    'spi-c': { spec: '3GPP TS 33.203/24.229' },
    'spi-s': { spec: '3GPP TS 33.203/24.229' },
    'port-c': { spec: '3GPP TS 33.203/24.229' },
    'port-s': { spec: '3GPP TS 33.203/24.229' },
  },
  example:
    'ipsec-3gpp;alg=hmac-sha-1-96;ealg=aes-cbc;prot=esp;mod=trans;spi-c=23456789;spi-s=12345678;port-c=2468;port-s=1357',
  parse: text,
});
