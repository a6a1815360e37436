/** The algorithms of digest authentication, as far as SIP uses them. */

import { defineVocabulary } from './vocabulary.ts';

export const digestAlgorithms = defineVocabulary({
  name: 'digest-algorithms',
  unknown: 'warning',
  entries: [
    { name: 'MD5', spec: 'RFC 7616 §3.3' },
    { name: 'SHA-256', spec: 'RFC 8760 §2.1' },
    { name: 'SHA-512-256', spec: 'RFC 8760 §2.1' },
    { name: 'MD5-sess', spec: 'RFC 7616 §3.4.2' },
    { name: 'SHA-256-sess', spec: 'RFC 8760 §2.1' },
    { name: 'SHA-512-256-sess', spec: 'RFC 8760 §2.1' },
    { name: 'AKAv1-MD5', spec: 'RFC 3310 §3.1' },
    { name: 'AKAv2-MD5', spec: 'RFC 4169 §2' },
    { name: 'AKAv2-SHA-256', spec: '3GPP TS 33.203' },
  ],
});
