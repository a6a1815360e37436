/** The topmost Via of a request has no branch. */

import { Via } from '../sip/headers/via.ts';
import { insert } from '../sip/syntax/edit.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { safeFix } from './common/fixes.ts';
import { mayHoldTemplates } from './common/missing.ts';
import { isRequest } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'via-without-branch',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §8.1.1.7',
  examples: {
    good: ['Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9, SIP/2.0/UDP old.example.com'],
    bad: [
      'Via: SIP/2.0/UDP client.example.com;rport\n     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The topmost Via has no branch',
    ],
  },
  checkBlock(block, report) {
    const { message } = block;
    if (message === undefined || !isRequest(message)) return;
    const [via] = valuesOf(message, Via);
    if (via === undefined || paramNamed(via.params, 'branch') !== undefined) return;
    const fix = safeFix('insert', [insert(via.end, ';branch={{$branch}}')]);
    report(via, { fixes: mayHoldTemplates(block) ? [fix] : [] });
  },
});
