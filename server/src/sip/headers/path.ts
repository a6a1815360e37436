/** The Path header field: the proxies between a registrar and a registered device. */

import { bracketedAddress } from '../values/name-addr.ts';
import { defineHeader } from './header.ts';

const registering = { o: 'REGISTER', '-': 'ACK BYE CANCEL INVITE OPTIONS' };

export const Path = defineHeader({
  name: 'Path',
  spec: 'RFC 3327 §4',
  repeat: 'list',
  where: {
    request: registering,
    '2xx': registering,
  },
  example: '<sip:p1.example.com;lr>, <sip:p2.example.com;lr>',
  parse: bracketedAddress,
});
