/** An INVITE for a stream without the Subject that names it. */

import { isEnded } from './common/completeness.ts';
import { startLineMarked } from './common/examples.ts';
import { beginsNewly, isMissing } from './common/missing.ts';
import { methodOf, startLineSpan } from './common/start-lines.ts';
import { streamInvite, withoutField } from './common/surveillance.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-stream-subject',
  severity: 'warning',
  basis: 'must',
  profile: 'gb28181',
  spec: 'GB/T 28181-2016',
  examples: {
    good: [streamInvite({})],
    bad: [
      startLineMarked(
        'Subject is missing, which names the stream',
        withoutField(streamInvite({}), 'Subject').split('\n'),
      ),
    ],
  },
  about: { methods: ['INVITE'] },
  checkMessage(message, report) {
    if (methodOf(message) !== 'INVITE' || !beginsNewly(message) || !isEnded(message) || !isMissing(message, 'subject'))
      return;
    report(startLineSpan(message));
  },
});
