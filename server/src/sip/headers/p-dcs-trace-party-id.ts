/** The P-DCS-Trace-Party-ID header field: who made the call that a customer asks to be traced. */

import { bracketedAddress } from '../values/name-addr.ts';
import { defineHeader } from './header.ts';

export const PDcsTracePartyId = defineHeader({
  name: 'P-DCS-Trace-Party-ID',
  spec: 'RFC 5503 §5',
  repeat: 'once',
  where: {
    request: {
      o: 'INVITE',
      '-': 'ACK BYE CANCEL INFO MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
    },
  },
  params: {
    timestamp: { spec: 'RFC 5503 §5.1' },
  },
  example: '<sip:+12125551111@example.com;user=phone>;timestamp=3471292800.5',
  parse: bracketedAddress,
});
