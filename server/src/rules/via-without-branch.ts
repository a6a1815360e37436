/** The topmost Via has no branch. */

import { Via } from '../sip/headers/via.ts';
import { insert } from '../sip/syntax/edit.ts';
import { paramNamed } from '../sip/values/params.ts';
import { readingsBy, valuesOf } from '../sip/values-of.ts';
import { isOpenEnded } from './common/completeness.ts';
import { changed, smallResponse } from './common/examples.ts';
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
    good: ['Via: SIP/2.0/UDP proxy.example.com;branch=z9hG4bK74bf9, SIP/2.0/UDP client.example.com;branch=z9hG4bK1'],
    bad: [
      'Via: SIP/2.0/UDP client.example.com;rport\n     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The topmost Via has no branch',
      'Via: SIP/2.0/UDP proxy.example.com;branch=z9hG4bK74bf9, SIP/2.0/UDP old.example.com\n                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ This Via has no branch: whoever put it there follows RFC 2543',
      changed(smallResponse, {
        Via: 'Via: SIP/2.0/UDP client.example.com\n     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The topmost Via has no branch, by which the response finds its request',
      }).join('\n'),
    ],
  },
  about: { traits: ['unusual-via'] },
  checkBlock(block, report) {
    const { message } = block;
    if (message === undefined) return;
    const [top] = readingsBy(message, Via);
    for (const [index, via] of valuesOf(message, Via).entries()) {
      // Where the line goes wrong behind it, the branch may be what could not be read.
      if (index === 0 && (top?.failures.length ?? 0) > 0) continue;
      if (paramNamed(via.params, 'branch') !== undefined || isOpenEnded(message, via)) continue;
      // What stands below was put there by others, and in a response the topmost by who waits for it.
      if (index > 0) report(via, { what: 'elsewhere', severity: 'hint' });
      else if (!isRequest(message)) report(via, { what: 'in-response', spec: 'RFC 3261 §17.1.3' });
      else {
        const fix = safeFix('insert', [insert(via.end, ';branch={{$branch}}')]);
        report(via, { fixes: mayHoldTemplates(block) ? [fix] : [] });
      }
    }
  },
});
