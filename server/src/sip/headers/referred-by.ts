/** The Referred-By header field: who sent the REFER that led to this request. */

import { address } from '../values/name-addr.ts';
import { defineHeader } from './header.ts';

export const ReferredBy = defineHeader({
  name: 'Referred-By',
  compact: 'b',
  spec: 'RFC 3892 §3',
  repeat: 'once',
  where: {
    request: {
      o: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK CANCEL',
    },
  },
  params: {
    cid: { spec: 'RFC 3892 §3' },
  },
  example: '<sip:referrer@example.com>;cid="20398823.2UWQFN309shb3@client.example.com"',
  parse: address,
});
