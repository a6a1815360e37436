/** A namespace of priorities that stands in a message twice. */

import { ResourcePriority } from '../sip/headers/resource-priority.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'repeated-namespace',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 4412 §3.1',
  examples: {
    good: [requestWith('INVITE', 'Resource-Priority: dsn.flash, ets.0', 'Resource-Priority: wps.3')],
    bad: [
      marked(
        requestWith('INVITE', 'Resource-Priority: dsn.flash, wps.3', 'Resource-Priority: «dsn.routine»'),
        'The namespace dsn has a priority already',
      ),
    ],
  },
  about: { fields: [ResourcePriority] },
  checkMessage(message, report) {
    const seen = new Set<string>();
    for (const value of valuesOf(message, ResourcePriority)) {
      const { namespace } = value;
      if (isTemplated(namespace)) continue;
      const key = namespace.text.toLowerCase();
      if (seen.has(key)) report(value, { args: { namespace: namespace.text } });
      seen.add(key);
    }
  },
});
