/** A branch that is the cookie of RFC 3261 and nothing else. */

import { Via } from '../sip/headers/via.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { isOpenEnded } from './common/completeness.ts';
import { replaceBy, safeFix } from './common/fixes.ts';
import { mayHoldTemplates } from './common/missing.ts';
import { isRequest } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'bare-branch-cookie',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §8.1.1.7',
  examples: {
    good: ['Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK1'],
    bad: [
      'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK\n                                           ^^^^^^^ The branch is but the cookie z9hG4bK: nothing unique stands behind it',
    ],
  },
  about: { startLine: 'request', traits: ['unusual-via'] },
  checkBlock(block, report) {
    const { message } = block;
    if (message === undefined || !isRequest(message)) return;
    const [via] = valuesOf(message, Via);
    const branch = via === undefined ? undefined : paramNamed(via.params, 'branch')?.value;
    if (branch?.text.toLowerCase() !== 'z9hg4bk' || isOpenEnded(message, branch)) return;
    report(branch, { fixes: mayHoldTemplates(block) ? [safeFix('generate', replaceBy(branch, '{{$branch}}'))] : [] });
  },
});
