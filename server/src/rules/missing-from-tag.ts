/** From has no tag. */

import { From } from '../sip/headers/from.ts';
import { insert } from '../sip/syntax/edit.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { isOpenEnded } from './common/completeness.ts';
import { changed, smallResponse } from './common/examples.ts';
import { safeFix } from './common/fixes.ts';
import { mayHoldTemplates } from './common/missing.ts';
import { isRequest } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-from-tag',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §8.1.1.3',
  examples: {
    good: ['From: sip:alice@example.com;tag=9fxced76sl', 'From: <sip:alice@example.com>;tag={{$tag}}'],
    bad: [
      'From: <sip:alice@example.com>\n      ^^^^^^^^^^^^^^^^^^^^^^^ From has no tag',
      changed(smallResponse, {
        From: 'From: <sip:alice@example.com>\n      ^^^^^^^^^^^^^^^^^^^^^^^ From has no tag',
      }).join('\n'),
    ],
  },
  about: { traits: ['untagged-from'] },
  checkBlock(block, report) {
    const { message } = block;
    if (message === undefined) return;
    for (const from of valuesOf(message, From)) {
      if (paramNamed(from.params, 'tag') !== undefined || isOpenEnded(message, from)) continue;
      // RFC 3261 §8.2.6.2: a response has the From of its request, which may be one of RFC 2543.
      if (!isRequest(message)) {
        report(from, { severity: 'warning', spec: 'RFC 3261 §8.2.6.2' });
        continue;
      }
      const fix = safeFix('insert', [insert(from.end, ';tag={{$tag}}')]);
      report(from, { fixes: mayHoldTemplates(block) ? [fix] : [] });
    }
  },
});
