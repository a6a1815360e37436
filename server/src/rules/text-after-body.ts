/** Text that stands behind the body that Content-Length counts and that looks like no part of it: another message, or text below a message without body. */

import { type Span, spanOf } from '../sip/span.ts';
import { lineEndOf } from '../sip/syntax/edit.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { bodyEndOf, firstLineOf, startLineIn } from './common/bodies.ts';
import { smallRequest } from './common/examples.ts';
import { guess, remove, replaceBy, safeFix } from './common/fixes.ts';
import { hasField } from './common/head.ts';
import { isStream } from './common/transport.ts';
import { type Context, defineRule, type Report } from './rule.ts';

const request = smallRequest.join('\n');
const overTcp = request.replace('UDP', 'TCP');

export default defineRule({
  name: 'text-after-body',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §18.3',
  hides: ['wrong-content-length', 'missing-content-type', 'missing-content-length'],
  examples: {
    good: [`${request}\n \n`, `${request}### the next message\n${request}`],
    bad: [
      `${request}Hello.\n^^^^^^ Content-Length is 0, so what stands below the empty line is discarded over UDP`,
      `${overTcp}Hello.\n^^^^^^ Content-Length is 0, so what stands below the empty line is read as the next message over TCP`,
      `${request}SIP/2.0 200 OK\n^^^^^^^^^^^^^^ Another message begins here, but only a line that begins with ### separates messages`,
    ],
  },
  about: { body: true },
  checkBlock(block, report, context) {
    const { message } = block;
    if (message?.body === undefined || block.raw) return;
    const end = bodyEndOf(block, context);
    if (end === undefined || (end.verdict !== 'smaller' && end.verdict !== 'absent')) return;
    const next = startLineIn(message);
    if (next !== undefined) reportMessage(message, next, report, context);
    else if (end.declared === 0 && !hasField(message, 'content-type'))
      reportText(message, report, context, end.declared);
  },
});

function reportMessage(message: Message, next: Span, report: Report, context: Context): void {
  const line = `###${lineEndOf(message)}`;
  const fixes = [safeFix('separate', replaceBy(spanOf(next.start, next.start), line))];
  report(next, { what: 'message', severity: isStream(message, context) ? 'error' : 'warning', fixes });
}

function reportText(message: Message, report: Report, context: Context, declared: number): void {
  const first = firstLineOf(message);
  if (first === undefined) return;
  const fixes = [guess('remove', remove(spanOf(message.body?.start ?? message.end, message.end)))];
  if (isStream(message, context)) report(first, { what: 'over-stream', args: { declared }, fixes });
  else report(first, { what: 'over-udp', args: { declared }, severity: 'warning', fixes });
}
