/** Something else where a number must stand. Reported by the readers of values. */

import { defineRule } from './rule.ts';

export default defineRule({
  name: 'malformed-number',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §25.1',
  examples: {
    good: ['Expires: 0', 'Expires: {{$randomInt 60 600}}'],
    bad: [
      'Expires: soon\n         ^^^^ A number is expected here',
      'Max-Forwards: -1\n              ^^ A number is expected here',
    ],
  },
});
