/** A header field without the value that it must have. Reported by the readers of values. */

import { defineRule } from './rule.ts';

export default defineRule({
  name: 'empty-header',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §25.1',
  examples: {
    good: ['Subject:', 'Supported:', 'X-Anything:'],
    bad: ['Call-ID:\n^^^^^^^ Call-ID has no value', 'Contact:\n^^^^^^^ Contact has no value'],
  },
});
