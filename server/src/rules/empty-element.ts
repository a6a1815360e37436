/** A list with nothing between two of its commas, or behind the last. Reported by the readers of values. */

import { defineRule } from './rule.ts';

export default defineRule({
  name: 'empty-element',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §7.3.1',
  examples: {
    good: ['Allow: INVITE, ACK', 'Supported:'],
    bad: [
      'Allow: INVITE,, ACK\n              ^ An element of the list is empty',
      'Supported: path,\n               ^ An element of the list is empty',
    ],
  },
});
