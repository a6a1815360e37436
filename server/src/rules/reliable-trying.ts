/** A 100 (Trying) that is to be acknowledged, though it goes but one hop. */

import { Require } from '../sip/headers/require.ts';
import { RSeq } from '../sip/headers/rseq.ts';
import { fieldsOf } from '../sip/values-of.ts';
import { marked, responseTo } from './common/examples.ts';
import { removeLine, safeFix } from './common/fixes.ts';
import { listed } from './common/option-tags.ts';
import { statusOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'reliable-trying',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3262 §3',
  examples: {
    good: [responseTo('INVITE', '100 Trying'), responseTo('INVITE', '180 Ringing', 'Require: 100rel', 'RSeq: 1')],
    bad: [
      marked(responseTo('INVITE', '100 Trying', '«RSeq»: 1'), '100 is never acknowledged: it goes but one hop'),
      marked(responseTo('INVITE', '100 Trying', 'Require: «100rel»'), '100 is never acknowledged: it goes but one hop'),
    ],
  },
  about: { startLine: 'response' },
  checkMessage(message, report) {
    if (statusOf(message) !== 100) return;
    const [field] = fieldsOf(message, RSeq);
    const tag = listed(message, Require, '100rel');
    if (field !== undefined) report(field.name, { fixes: [safeFix('remove', removeLine(field))] });
    else if (tag !== undefined) report(tag);
  },
});
