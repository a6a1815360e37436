/** An address whose name or angle brackets are not as the grammar has them. Reported by the readers of values. */

import { defineRule } from './rule.ts';

export default defineRule({
  name: 'malformed-name-addr',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §25.1',
  examples: {
    good: [
      'From: "Dr. Bell, A." <sip:bell@example.com>;tag=1',
      'From: A. G. Bell <sip:bell@example.com>;tag=1',
      'From: <sip:bell@example.com>;tag=1',
    ],
    bad: [
      'From: Bell, A. G. <sip:bell@example.com>;tag=1\n      ^^^^^^^^^^^ A name with such characters must stand in quotation marks',
      'To: <sip:bob@example.com\n    ^ The closing angle bracket is missing',
      'From: Alice @home <sip:alice@example.com>;tag=1\n      ^^^^^^^^^^^ A name with such characters must stand in quotation marks',
    ],
  },
});
