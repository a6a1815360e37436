/** An id beside the event refer that is no number: it is the CSeq of the REFER. */

import { Event } from '../sip/headers/event.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'malformed-referral-id',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3515 §2.4.6',
  examples: {
    good: [requestWith('NOTIFY', 'Event: refer;id=93809823'), requestWith('NOTIFY', 'Event: presence;id=abc')],
    bad: [
      marked(requestWith('NOTIFY', 'Event: refer;id=«abc»'), 'The id of a referral is the number in CSeq of its REFER'),
    ],
  },
  about: { fields: [Event] },
  checkMessage(message, report) {
    for (const { token, params } of valuesOf(message, Event)) {
      const id = token.text.toLowerCase() === 'refer' ? paramNamed(params, 'id')?.value : undefined;
      if (id !== undefined && !isTemplated(id) && !/^\d+$/u.test(id.text)) report(id);
    }
  },
});
