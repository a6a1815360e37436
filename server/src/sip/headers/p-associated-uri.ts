/** The P-Associated-URI header field: further addresses that belong to a registered user. */

import { bracketedAddress } from '../values/name-addr.ts';
import { defineHeader } from './header.ts';

export const PAssociatedUri = defineHeader({
  name: 'P-Associated-URI',
  spec: 'RFC 7315 §4.1',
  repeat: 'list',
  where: {
    '2xx': { o: 'REGISTER' },
  },
  example: '<sip:+12125551212@example.com;user=phone>, <tel:+12125551212>',
  mayBeEmpty: true,
  parse: bracketedAddress,
});
