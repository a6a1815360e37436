/** A provisional response that is to be acknowledged, but has no number to be acknowledged by. */

import { Require } from '../sip/headers/require.ts';
import { RSeq } from '../sip/headers/rseq.ts';
import { isEnded } from './common/completeness.ts';
import { marked, responseTo } from './common/examples.ts';
import { isIntended } from './common/intended.ts';
import { likelyInsertion } from './common/missing.ts';
import { listed } from './common/option-tags.ts';
import { statusOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-rseq',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3262 §3',
  examples: {
    good: [responseTo('INVITE', '183 Session Progress', 'Require: 100rel', 'RSeq: 813520')],
    bad: [
      marked(
        responseTo('INVITE', '183 Session Progress', 'Require: «100rel»'),
        'A response that requires 100rel needs RSeq, by which PRACK acknowledges it',
      ),
    ],
  },
  about: { startLine: 'response', fields: [Require], without: RSeq },
  checkMessage(message, report) {
    const status = statusOf(message);
    if (status === undefined || status < 101 || status > 199) return;
    const tag = listed(message, Require, '100rel');
    if (tag === undefined || !isEnded(message) || isIntended(message, 'rseq')) return;
    report(tag, { fixes: [likelyInsertion(message, 'RSeq', '1')] });
  },
});
