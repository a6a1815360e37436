/** A parameter with an equals sign and no value behind it. Reported by the readers of values. */

import { defineRule } from './rule.ts';

export default defineRule({
  name: 'malformed-parameter',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §25.1',
  examples: {
    good: ['From: <sip:alice@example.com>;tag=1;x=""', 'Contact: <sip:alice@example.com;lr>;q=0.5'],
    bad: [
      'From: <sip:alice@example.com>;tag=\n                              ^^^^ A value is missing behind the equals sign',
      'Contact: <sip:alice@example.com;transport=>\n                                ^^^^^^^^^^ A value is missing behind the equals sign',
    ],
  },
});
