/** A Via that is not as the grammar has it. Reported by the readers of values. */

import { defineRule } from './rule.ts';

export default defineRule({
  name: 'malformed-via',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §20.42',
  examples: {
    good: [
      'Via: SIP / 2.0 / UDP client.example.com : 5060 ;branch=z9hG4bK74bf9',
      'Via: SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bK74bf9;received=192.0.2.1;rport=5060',
    ],
    bad: [
      'Via: SIP/2.0 client.example.com;branch=z9hG4bK74bf9\n            ^ / is expected here: a Via begins as in SIP/2.0/UDP host',
      'Via: SIP/2.0/UDP client.example.com;;branch=z9hG4bK74bf9\n                                   ^ A parameter is missing behind this semicolon',
      'Via: SIP/2.0/UDP client.example.com:5060a;branch=z9hG4bK74bf9\n                                    ^^^^^ A port is a number from 0 to 65535',
      'Via: SIP/2.0/UDP 2001:db8::9:1;branch=z9hG4bK74bf9\n                 ^^^^^^^^^^^^^ An IPv6 address must stand in brackets here',
      'Via: SIP/2.0/UDP client.example.com;branch=\n                                    ^^^^^^^ A value is missing behind the equals sign',
      'Via: SIP/2.0/UDP;branch=z9hG4bK74bf9\n                ^ A space and the host that sent the message are expected here, as in SIP/2.0/UDP host',
      'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9,\n                                                       ^ An element of the list is empty',
    ],
  },
});
