/** A URI that is not as its grammar has it: in the request line or in an address. Reported by the readers of values. */

import { defineRule } from './rule.ts';

export default defineRule({
  name: 'malformed-uri',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §19.1.1',
  examples: {
    good: [
      'Contact: <sip:alice@[2001:db8::1]:5060;transport=tcp>',
      'To: <sip:j%40s0n@example.com>',
      'To: <tel:+1-201-555-0123>',
      '@user = bob\nOPTIONS sip:{{user}}@example.com SIP/2.0',
    ],
    bad: [
      'OPTIONS sip:bob@exa mple.com SIP/2.0\n                   ^ No blank may stand in a URI or next to its angle brackets',
      'To: <sip:bob@2001:db8::1>\n             ^^^^^^^^^^^ An IPv6 address must stand in brackets here',
      'To: <bob@example.com>\n     ^^^^^^^^^^^^^^^ A URI with its scheme is expected here, such as sip:',
      'To: <sip:bob@example.com:port>\n                         ^^^^ A port is a number from 0 to 65535',
      'To: <sip:bob%4@example.com>\n            ^^ Two hexadecimal digits are expected behind %',
      'To: <sip:bob^jr@example.com>\n            ^ This character cannot stand in a URI as it is',
      'To: bob\n    ^^^ A URI with its scheme is expected here, such as sip:',
    ],
  },
});
