/** The P-Called-Party-ID header field: the address that was called before the proxy replaced it. */

import { bracketedAddress } from '../values/name-addr.ts';
import { defineHeader } from './header.ts';

export const PCalledPartyId = defineHeader({
  name: 'P-Called-Party-ID',
  spec: 'RFC 7315 §4.2',
  repeat: 'once',
  where: {
    any: { o: 'INVITE MESSAGE OPTIONS PUBLISH SUBSCRIBE' },
  },
  example: '<sip:user1-business@example.com>',
  parse: bracketedAddress,
});
