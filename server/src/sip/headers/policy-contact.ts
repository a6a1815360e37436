/** The Policy-Contact header field: where the policy server for a session can be asked. */

import { angleUri } from '../values/angle-uri.ts';
import { defineHeader } from './header.ts';

const negotiating = {
  c: 'INVITE PRACK UPDATE',
  '-': 'ACK BYE CANCEL INFO MESSAGE NOTIFY OPTIONS PUBLISH REFER REGISTER SUBSCRIBE',
};

export const PolicyContact = defineHeader({
  name: 'Policy-Contact',
  spec: 'RFC 6794 §4.4.5.2',
  repeat: 'list',
  where: {
    request: negotiating,
    488: negotiating,
  },
  params: {
    'non-cacheable': { spec: 'RFC 6794 §4.4.5.2', flag: true },
    'alt-uri': { spec: 'RFC 6794 §4.4.5.2' },
  },
  example: '<sip:policy@example.com;transport=tls>;non-cacheable',
  parse: angleUri,
});
