/** The P-Served-User header field: the user whom an application server is to serve. */

import { address } from '../values/name-addr.ts';
import { defineHeader } from './header.ts';

export const PServedUser = defineHeader({
  name: 'P-Served-User',
  spec: 'RFC 5502 §6',
  repeat: 'once',
  where: {
    request: { o: 'INVITE MESSAGE OPTIONS PUBLISH REFER REGISTER SUBSCRIBE' },
  },
  params: {
    sescase: { spec: 'RFC 5502 §6', values: ['orig', 'term'], unknown: 'warning' },
    regstate: { spec: 'RFC 5502 §6', values: ['reg', 'unreg'], unknown: 'warning' },
    'orig-cdiv': { spec: 'RFC 8498 §6' },
  },
  example: '<sip:user1_public1@example.com>;sescase=orig;regstate=reg',
  parse: address,
});
