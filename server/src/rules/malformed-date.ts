/** A date in another form than the one that SIP has. Reported by the readers of values. */

import { defineRule } from './rule.ts';

export default defineRule({
  name: 'malformed-date',
  severity: 'error',
  basis: 'must',
  inProfile: { gb28181: { 'local-date': 'off' } },
  spec: 'RFC 3261 §20.17',
  examples: {
    good: ['Date: Sat, 13 Nov 2010 23:29:00 GMT'],
    bad: [
      'Date: Sat, 13 Nov 2010 23:29:00 UTC\n                                ^^^ This is no date as SIP writes it: Sat, 13 Nov 2010 23:29:00 GMT',
      'Date: 2010-11-13T23:29:00Z\n      ^ This is no date as SIP writes it: Sat, 13 Nov 2010 23:29:00 GMT',
      'Date: 2010-11-13T23:29:00.000\n      ^^^^^^^^^^^^^^^^^^^^^^^ This is local time as GB/T 28181 has it; SIP writes Sat, 13 Nov 2010 23:29:00 GMT',
      'Date: Sat, 13 Nov 2010 24:00:00 GMT\n                       ^^^^^^^^ This is no date as SIP writes it: Sat, 13 Nov 2010 23:29:00 GMT',
    ],
  },
});
