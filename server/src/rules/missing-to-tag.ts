/** To of a response has no tag, which only 100 may leave out. */

import { To } from '../sip/headers/to.ts';
import { insert } from '../sip/syntax/edit.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { isOpenEnded } from './common/completeness.ts';
import { changed, smallResponse } from './common/examples.ts';
import { safeFix } from './common/fixes.ts';
import { mayHoldTemplates } from './common/missing.ts';
import { statusOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

const [line = '', via = '', from = ''] = smallResponse;

export default defineRule({
  name: 'missing-to-tag',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §8.2.6.2',
  examples: {
    good: [changed(smallResponse, { start: 'SIP/2.0 100 Trying', To: 'To: <sip:bob@example.com>' }).join('\n')],
    bad: [
      `${line}\n${via}\n${from}\nTo: <sip:bob@example.com>\n    ^^^^^^^^^^^^^^^^^^^^^ To has no tag\n${smallResponse.slice(4).join('\n')}`,
    ],
  },
  checkBlock(block, report) {
    const { message } = block;
    if (message === undefined || message.startLine.kind !== 'response' || statusOf(message) === 100) return;
    for (const to of valuesOf(message, To)) {
      if (paramNamed(to.params, 'tag') !== undefined || isOpenEnded(message, to)) continue;
      const fix = safeFix('insert', [insert(to.end, ';tag={{$tag}}')]);
      report(to, { fixes: mayHoldTemplates(block) ? [fix] : [] });
    }
  },
});
