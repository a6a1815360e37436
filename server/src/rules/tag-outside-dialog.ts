/** A tag in To of a request that never belongs to a dialog. */

import { To } from '../sip/headers/to.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess, remove, withSemicolon } from './common/fixes.ts';
import { methodOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'tag-outside-dialog',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §8.1.1.2',
  examples: {
    good: [requestWith('REGISTER', 'To: <sip:alice@example.com>'), requestWith('BYE')],
    bad: [
      marked(
        requestWith('REGISTER', 'To: <sip:alice@example.com>«;tag=314159»'),
        'REGISTER stands outside of dialogs, so nobody can have given this tag',
      ),
    ],
  },
  about: { fields: [To], methods: ['REGISTER'] },
  checkMessage(message, report) {
    const method = methodOf(message);
    if (method !== 'REGISTER') return;
    for (const to of valuesOf(message, To)) {
      const tag = paramNamed(to.params, 'tag');
      if (tag === undefined) continue;
      const span = withSemicolon(message.source, tag);
      report(span, { args: { method }, fixes: [guess('remove', remove(span))] });
    }
  },
});
