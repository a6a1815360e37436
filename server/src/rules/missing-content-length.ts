/** A message without Content-Length: on a stream nobody can tell where it ends. */

import { ContentLength } from '../sip/headers/content-length.ts';
import { insertField } from '../sip/syntax/edit.ts';
import { usualPlace } from '../sip/usual-order.ts';
import { bodyEndOf } from './common/bodies.ts';
import { changed, smallRequest, startLineMarked } from './common/examples.ts';
import { safeFix } from './common/fixes.ts';
import { isIntended } from './common/intended.ts';
import { startLineSpan } from './common/start-lines.ts';
import { isStream } from './common/transport.ts';
import { defineRule } from './rule.ts';

const request = changed(smallRequest, { 'Content-Length': undefined });
const overTcp = request.map((line) => line.replace('UDP', 'TCP'));
const lostEnd = 'Content-Length is missing; over TCP nobody can tell where the message ends';

export default defineRule({
  name: 'missing-content-length',
  severity: 'hint',
  basis: 'should',
  spec: 'RFC 3261 §18.3',
  examples: {
    good: ['Content-Length: 0', 'l: 0'],
    bad: [
      startLineMarked('Content-Length is missing; it tells the receiver that the whole message has arrived', request),
      startLineMarked(lostEnd, overTcp),
      `# @target tcp:192.0.2.1\n${startLineMarked(lostEnd, request).replace('/UDP', '/TCP')}`,
    ],
  },
  about: { without: ContentLength },
  checkBlock(block, report, context) {
    const { message } = block;
    if (message === undefined || isIntended(message, 'content-length') || message.blank === undefined) return;
    const size = bodyEndOf(block, context)?.likeliest.size ?? '{{$contentLength}}';
    const edit = insertField(message, 'Content-Length', String(size), usualPlace);
    const fixes = [safeFix('insert', [edit], { size })];
    const span = startLineSpan(message);
    if (isStream(message, context)) report(span, { what: 'over-stream', severity: 'warning', fixes });
    else report(span, { fixes });
  },
});
