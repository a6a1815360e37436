/** Two entries of History-Info with the same index. */

import { HistoryInfo } from '../sip/headers/history-info.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'repeated-history-index',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 7044 §10.3',
  examples: {
    good: [
      requestWith('INVITE', 'History-Info: <sip:a@example.com>;index=1, <sip:b@example.com>;index=1.1;rc=1'),
      requestWith('INVITE', 'History-Info: <sip:a@example.com>;index=1', 'History-Info: <sip:b@example.com>;index=1.2'),
    ],
    bad: [
      marked(
        requestWith('INVITE', 'History-Info: <sip:a@example.com>;index=1, <sip:b@example.com>;index=«1»'),
        'Another entry has the index 1 already',
      ),
    ],
  },
  about: { fields: [HistoryInfo] },
  checkMessage(message, report) {
    const seen = new Set<string>();
    for (const { params } of valuesOf(message, HistoryInfo)) {
      const index = paramNamed(params, 'index')?.value;
      if (index === undefined || isTemplated(index)) continue;
      if (seen.has(index.text)) report(index, { args: { index: index.text } });
      seen.add(index.text);
    }
  },
});
