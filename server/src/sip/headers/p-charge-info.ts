/** The P-Charge-Info header field: who pays for the call. */

import { address } from '../values/name-addr.ts';
import { defineHeader } from './header.ts';

export const PChargeInfo = defineHeader({
  name: 'P-Charge-Info',
  spec: 'RFC 8496 §5',
  repeat: 'once',
  where: {
    request: { o: 'INVITE' },
  },
  example: '<sip:+14075551234@example.net;user=phone>',
  parse: address,
});
