/** The branch of the topmost Via of a request does not begin with the cookie of RFC 3261. */

import { Via } from '../sip/headers/via.ts';
import { insert } from '../sip/syntax/edit.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { isOpenEnded } from './common/completeness.ts';
import { guess } from './common/fixes.ts';
import { isRequest } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

const cookie = 'z9hG4bK';

export default defineRule({
  name: 'branch-without-cookie',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §8.1.1.7',
  examples: {
    good: [
      'Via: SIP/2.0/UDP client.example.com;branch=Z9hG4bK74bf9',
      'Via: SIP/2.0/UDP client.example.com;branch={{$branch}}',
    ],
    bad: [
      'Via: SIP/2.0/UDP client.example.com;branch=74bf9\n                                           ^^^^^ The branch does not begin with z9hG4bK',
    ],
  },
  about: { startLine: 'request', traits: ['unusual-via'] },
  checkMessage(message, report) {
    if (!isRequest(message)) return;
    const [via] = valuesOf(message, Via);
    const branch = via === undefined ? undefined : paramNamed(via.params, 'branch')?.value;
    if (branch === undefined || isTemplated(branch) || isOpenEnded(message, branch)) return;
    // RFC 3261 §7.3.1: tokens compare without case, the cookie too (§17.2.3 compares branches so).
    if (branch.text.slice(0, cookie.length).toLowerCase() === cookie.toLowerCase()) return;
    report(branch, { fixes: [guess('prefix', [insert(branch.start, cookie)])] });
  },
});
