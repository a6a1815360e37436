/** The SIP-If-Match header field: the published state that a PUBLISH refreshes, changes or removes. */

import { token } from '../values/token.ts';
import { defineHeader } from './header.ts';

export const SipIfMatch = defineHeader({
  name: 'SIP-If-Match',
  spec: 'RFC 3903 §11.3.2',
  repeat: 'once',
  where: {
    request: {
      o: 'PUBLISH',
      '-': 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK REFER REGISTER SUBSCRIBE UPDATE',
    },
  },
  example: 'dx200xyz',
  parse: token,
});
