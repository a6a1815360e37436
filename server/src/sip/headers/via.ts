/** The Via header field: the way that a request took, and that its responses take back. */

import { via } from '../values/via.ts';
import { defineHeader } from './header.ts';

export const Via = defineHeader({
  name: 'Via',
  compact: 'v',
  spec: 'RFC 3261 §20.42',
  repeat: 'list',
  where: {
    copied: { m: 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  params: {
    alias: { spec: 'RFC 5923' },
    branch: { spec: 'RFC 3261 §20.42' },
    comp: { spec: 'RFC 3486', values: ['sigcomp'] },
    keep: { spec: 'RFC 6223' },
    maddr: { spec: 'RFC 3261 §20.42' },
    oc: { spec: 'RFC 7339' },
    'oc-algo': { spec: 'RFC 7339' },
    'oc-seq': { spec: 'RFC 7339' },
    'oc-validity': { spec: 'RFC 7339' },
    received: { spec: 'RFC 3261 §20.42' },
    'received-realm': { spec: 'RFC 8055' },
    rport: { spec: 'RFC 3581' },
    'sigcomp-id': { spec: 'RFC 5049' },
    ttl: { spec: 'RFC 3261 §20.42' },
  },
  example: 'SIP/2.0/UDP client.example.com:5060;branch=z9hG4bK87asdks7;rport',
  parse: via,
});
