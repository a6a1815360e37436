/** The P-Profile-Key header field: the wildcarded public service identity that matched the request. */

import { address } from '../values/name-addr.ts';
import { defineHeader } from './header.ts';

export const PProfileKey = defineHeader({
  name: 'P-Profile-Key',
  spec: 'RFC 5002 §5',
  repeat: 'once',
  where: {
    request: { o: 'INVITE MESSAGE OPTIONS PUBLISH REFER SUBSCRIBE' },
  },
  example: '<sip:chatroom-!.*!@example.com>',
  parse: address,
});
