/** The Priority-Verstat header field: whether the signature over a priority was verified. */

import { text } from '../values/text.ts';
import { defineHeader } from './header.ts';

export const PriorityVerstat = defineHeader({
  name: 'Priority-Verstat',
  spec: '3GPP TS 24.229',
  repeat: 'once',
  where: {
    request: { o: 'INVITE MESSAGE' },
  },
  example: 'TN-Validation-Passed',
  parse: text,
});
