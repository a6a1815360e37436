/** The Path header field: the proxies between a registrar and a registered device. */

import { bracketedAddress } from '../values/name-addr.ts';
import { defineHeader } from './header.ts';

export const Path = defineHeader({
  name: 'Path',
  spec: 'RFC 3327 §4',
  repeat: 'list',
  where: {
    request: { o: 'REGISTER', '-': 'ACK BYE CANCEL INVITE OPTIONS' },
    '2xx': { o: 'REGISTER', '-': 'ACK BYE CANCEL INVITE OPTIONS' },
  },
  example: '<sip:p1.example.com;lr>, <sip:p2.example.com;lr>',
  parse: bracketedAddress,
});
