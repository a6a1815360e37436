/** The cookie at the beginning of a branch is written in other cases, which not every server takes for the cookie. */

import { Via } from '../sip/headers/via.ts';
import { spanOf } from '../sip/span.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { isOpenEnded } from './common/completeness.ts';
import { marked } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { isRequest } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

const cookie = 'z9hG4bK';

export default defineRule({
  name: 'miscased-branch-cookie',
  severity: 'hint',
  basis: 'interop',
  spec: 'RFC 3261 §8.1.1.7',
  examples: {
    good: ['Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9', 'Via: SIP/2.0/UDP a.example.com;branch=74bf9'],
    bad: [
      marked(
        'Via: SIP/2.0/UDP client.example.com;branch=«z9hG4bk»74bf9',
        'Written like this, many servers do not find the cookie: z9hG4bK',
      ),
    ],
  },
  about: { startLine: 'request', traits: ['unusual-via'] },
  checkMessage(message, report) {
    if (!isRequest(message)) return;
    const [via] = valuesOf(message, Via);
    const branch = via === undefined ? undefined : paramNamed(via.params, 'branch')?.value;
    if (branch === undefined || isTemplated(branch) || isOpenEnded(message, branch)) return;
    const written = branch.text.slice(0, cookie.length);
    if (written === cookie || written.toLowerCase() !== cookie.toLowerCase()) return;
    const span = spanOf(branch.start, branch.start + cookie.length);
    report(span, { fixes: [guess('replace', replaceBy(span, cookie))] });
  },
});
