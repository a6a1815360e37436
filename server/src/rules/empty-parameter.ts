/** A semicolon without a parameter behind it. Reported by the readers of values. */

import { defineRule } from './rule.ts';

export default defineRule({
  name: 'empty-parameter',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §25.1',
  examples: {
    good: ['From: <sip:alice@example.com>;tag=1'],
    bad: [
      'From: <sip:alice@example.com>;;tag=1\n                             ^ A parameter is missing behind this semicolon',
      'To: <sip:bob@example.com>;\n                         ^ A parameter is missing behind this semicolon',
      'Contact: <sip:alice@example.com;>\n                               ^ A parameter is missing behind this semicolon',
    ],
  },
});
