/** The SIP-ETag header field: the name that the server gave to published state. */

import { token } from '../values/token.ts';
import { defineHeader } from './header.ts';

export const SipETag = defineHeader({
  name: 'SIP-ETag',
  spec: 'RFC 3903 §11.3.1',
  repeat: 'once',
  where: {
    request: {
      o: 'NOTIFY',
      '-': 'ACK BYE CANCEL INFO INVITE MESSAGE OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
    },
    '2xx': {
      m: 'PUBLISH',
      '-': 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK REFER REGISTER SUBSCRIBE UPDATE',
    },
    204: { o: 'SUBSCRIBE' },
  },
  example: 'dx200xyz',
  parse: token,
});
