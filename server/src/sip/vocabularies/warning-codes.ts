/** The codes of Warning: what of a session description, a network or a request was wrong. */

import { defineVocabulary } from './vocabulary.ts';

export const warningCodes = defineVocabulary({
  name: 'warning-codes',
  misspelled: 'never',
  entries: [
    { name: '300', spec: 'RFC 3261 §20.43', phrase: 'Incompatible network protocol' },
    { name: '301', spec: 'RFC 3261 §20.43', phrase: 'Incompatible network address formats' },
    { name: '302', spec: 'RFC 3261 §20.43', phrase: 'Incompatible transport protocol' },
    { name: '303', spec: 'RFC 3261 §20.43', phrase: 'Incompatible bandwidth units' },
    { name: '304', spec: 'RFC 3261 §20.43', phrase: 'Media type not available' },
    { name: '305', spec: 'RFC 3261 §20.43', phrase: 'Incompatible media format' },
    { name: '306', spec: 'RFC 3261 §20.43', phrase: 'Attribute not understood' },
    { name: '307', spec: 'RFC 3261 §20.43', phrase: 'Session description parameter not understood' },
    { name: '308', spec: 'RFC 8373 §6.2', phrase: 'Incompatible language specification' },
    { name: '330', spec: 'RFC 3261 §20.43', phrase: 'Multicast not available' },
    { name: '331', spec: 'RFC 3261 §20.43', phrase: 'Unicast not available' },
    { name: '370', spec: 'RFC 3261 §20.43', phrase: 'Insufficient bandwidth' },
    { name: '380', spec: 'RFC 5630 §7', phrase: 'SIPS Not Allowed' },
    { name: '381', spec: 'RFC 5630 §7', phrase: 'SIPS Required' },
    { name: '399', spec: 'RFC 3261 §20.43', phrase: 'Miscellaneous warning' },
  ],
});
