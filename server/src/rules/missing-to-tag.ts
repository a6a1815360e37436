/** To has no tag: in a response, where only 100 may leave it out, or in a request that belongs to a dialog. */

import { To } from '../sip/headers/to.ts';
import { methodNamed } from '../sip/methods.ts';
import { insert } from '../sip/syntax/edit.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { isOpenEnded } from './common/completeness.ts';
import { changed, marked, requestWith, smallResponse } from './common/examples.ts';
import { safeFix } from './common/fixes.ts';
import { mayHoldTemplates } from './common/missing.ts';
import { methodOf, statusOf } from './common/start-lines.ts';
import { defineRule, type Report } from './rule.ts';

const [line = '', via = '', from = ''] = smallResponse;

export default defineRule({
  name: 'missing-to-tag',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §8.2.6.2',
  examples: {
    good: [changed(smallResponse, { start: 'SIP/2.0 100 Trying', To: 'To: <sip:bob@example.com>' }).join('\n')],
    bad: [
      marked(requestWith('BYE', 'To: «<sip:bob@example.com>»'), 'To has no tag, but BYE belongs to a dialog'),
      `${line}\n${via}\n${from}\nTo: <sip:bob@example.com>\n    ^^^^^^^^^^^^^^^^^^^^^ To has no tag\n${smallResponse.slice(4).join('\n')}`,
    ],
  },
  about: { traits: ['untagged-to'] },
  checkBlock(block, report) {
    const { message } = block;
    if (message === undefined || statusOf(message) === 100) return;
    if (message.startLine.kind === 'request') checkRequest(message, report);
    if (message.startLine.kind !== 'response') return;
    for (const to of valuesOf(message, To)) {
      if (paramNamed(to.params, 'tag') !== undefined || isOpenEnded(message, to)) continue;
      const fix = safeFix('insert', [insert(to.end, ';tag={{$tag}}')]);
      report(to, { fixes: mayHoldTemplates(block) ? [fix] : [] });
    }
  },
});

/** RFC 3261 §12.2.1.1: within a dialog To carries the other side's tag, which nobody can make up. */
function checkRequest(message: Message, report: Report): void {
  const method = methodOf(message);
  const known = method === undefined ? undefined : methodNamed(method);
  if (known === undefined || known.outsideDialog || !known.insideDialog) return;
  for (const to of valuesOf(message, To)) {
    if (paramNamed(to.params, 'tag') !== undefined || to.params.some(({ name }) => isTemplated(name))) continue;
    // RFC 6665 §4.4.1 wants a dialog for NOTIFY, too, but many servers notify without being asked.
    const severity = method === 'NOTIFY' ? 'hint' : 'warning';
    report(to, { what: 'in-request', severity, args: { method: known.name }, spec: 'RFC 3261 §12.2.1.1' });
  }
}
