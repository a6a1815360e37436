/** The Suppress-If-Match header field: the state that the subscriber already has and need not get again. */

import { token } from '../values/token.ts';
import { defineHeader } from './header.ts';

export const SuppressIfMatch = defineHeader({
  name: 'Suppress-If-Match',
  spec: 'RFC 5839 §7.2',
  repeat: 'once',
  where: {
    request: { o: 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  example: 'b4cf7',
  parse: token,
});
