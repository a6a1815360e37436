/** The Via header field: the way that a request took, and that its responses take back. */

import { via } from '../values/via.ts';
import { compressions } from '../vocabularies/compressions.ts';
import { transports } from '../vocabularies/transports.ts';
import { transportOf, wordParam } from '../vocabularies/words.ts';
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
    branch: { spec: 'RFC 3261 §8.1.1.7' },
    received: { spec: 'RFC 3261 §18.2.1' },
    rport: { spec: 'RFC 3581 §3' },
    maddr: { spec: 'RFC 3261 §18.1.1' },
    ttl: { spec: 'RFC 3261 §18.1.1' },
    alias: { spec: 'RFC 5923 §7' },
    comp: wordParam('RFC 3486 §8', compressions),
    'sigcomp-id': { spec: 'RFC 5049 §9.1' },
    keep: { spec: 'RFC 6223 §8' },
    oc: { spec: 'RFC 7339 §4.1' },
    'oc-algo': { spec: 'RFC 7339 §4.2' },
    'oc-validity': { spec: 'RFC 7339 §4.3' },
    'oc-seq': { spec: 'RFC 7339 §4.4' },
    'received-realm': { spec: 'RFC 8055 §5' },
  },
  words: transportOf(transports),
  example: 'SIP/2.0/UDP client.example.com:5060;branch=z9hG4bK87asdks7;rport',
  parse: via,
});
