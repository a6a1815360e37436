/** The same tag in From and To, though each side makes its own. */

import { From } from '../sip/headers/from.ts';
import { To } from '../sip/headers/to.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'equal-tags',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §19.3',
  examples: {
    good: [requestWith('BYE')],
    bad: [
      marked(
        requestWith('BYE', 'To: <sip:bob@example.com>;tag=«9fxced76sl»'),
        'From has the same tag, but each side makes its own',
      ),
    ],
  },
  about: { fields: [To] },
  checkMessage(message, report) {
    const [to] = valuesOf(message, To);
    const [from] = valuesOf(message, From);
    const own = to === undefined ? undefined : paramNamed(to.params, 'tag')?.value;
    const other = from === undefined ? undefined : paramNamed(from.params, 'tag')?.value;
    if (own === undefined || own.text !== other?.text || isTemplated(own)) return;
    report(own);
  },
});
