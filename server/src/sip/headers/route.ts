/** The Route header field: the proxies that a request has still to visit. */

import { bracketedAddress } from '../values/name-addr.ts';
import { defineHeader } from './header.ts';

export const Route = defineHeader({
  name: 'Route',
  spec: 'RFC 3261 §20.34',
  repeat: 'list',
  where: {
    request: { c: 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  example: '<sip:bigbox3.example.com;lr>, <sip:server10.example.com;lr>',
  parse: bracketedAddress,
});
