/** A value that is not as the grammar of its header field has it, where no other rule names the fault better. Reported by the readers of values. */

import { defineRule } from './rule.ts';

export default defineRule({
  name: 'malformed-header',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §25.1',
  examples: {
    good: ['Expires: 3600', 'Allow: INVITE, ACK', 'Retry-After: 18000;duration=3600', 'X-Anything: what (ever'],
    bad: [
      'Expires: 3600 seconds\n              ^^^^^^^ This is left over: the value has ended before it',
      'Route: sip:proxy.example.com;lr\n       ^^^^^^^^^^^^^^^^^^^^^ < is expected here',
      'Allow: INVITE ACK\n              ^^^ This is left over: the value has ended before it',
      'Retry-After: 120 (I am in a meeting\n                 ^ The closing parenthesis is missing',
    ],
  },
});
