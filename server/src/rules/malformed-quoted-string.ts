/** A quoted string that is not closed, or holds what cannot stand in one. Reported by the readers of values. */

import { defineRule } from './rule.ts';

export default defineRule({
  name: 'malformed-quoted-string',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §25.1',
  examples: {
    good: ['From: "\\"Bell\\"" <sip:bell@example.com>;tag=1', 'Subject: "'],
    bad: ['From: "Bell <sip:bell@example.com>;tag=1\n      ^ The closing quotation mark is missing'],
  },
});
