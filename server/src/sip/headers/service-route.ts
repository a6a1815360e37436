/** The Service-Route header field: the proxies that the requests of a registered device are to visit. */

import { bracketedAddress } from '../values/name-addr.ts';
import { defineHeader } from './header.ts';

export const ServiceRoute = defineHeader({
  name: 'Service-Route',
  spec: 'RFC 3608 §5',
  repeat: 'list',
  where: {
    '2xx': { o: 'REGISTER', '-': 'ACK BYE CANCEL INVITE OPTIONS PRACK' },
  },
  example: '<sip:p2.example.com;lr>, <sip:hsp.example.com;lr>',
  parse: bracketedAddress,
});
