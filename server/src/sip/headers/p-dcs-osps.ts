/** The P-DCS-OSPS header field: that a cable call needs an operator's service. */

import { token } from '../values/token.ts';
import { defineHeader } from './header.ts';

export const PDcsOsps = defineHeader({
  name: 'P-DCS-OSPS',
  spec: 'RFC 5503 §6',
  repeat: 'once',
  where: {
    request: {
      o: 'INVITE UPDATE',
      '-': 'ACK BYE CANCEL INFO MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE',
    },
  },
  values: ['BLV', 'EI', 'RING'],
  example: 'BLV',
  parse: token,
});
