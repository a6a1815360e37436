/** A parameter that stands twice. Reported by the readers of values. */

import { defineRule } from './rule.ts';

export default defineRule({
  name: 'repeated-parameter',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §7.3.1',
  examples: {
    good: ['Contact: <sip:alice@example.com;transport=tcp>;expires=60'],
    bad: [
      'From: <sip:alice@example.com>;tag=1;tag=2\n                                    ^^^ The parameter tag stands here a second time, but may stand only once',
      'Contact: <sip:alice@example.com;lr;LR>\n                                   ^^ The parameter LR stands here a second time, but may stand only once',
    ],
  },
});
