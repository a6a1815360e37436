/** A body without Content-Type: nobody can tell what it is. */

import { sipFragment } from '../sip/bodies/sip-fragment.ts';
import { ContentType } from '../sip/headers/content-type.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { bodyEndOf, firstLineOf } from './common/bodies.ts';
import { changed, smallRequest } from './common/examples.ts';
import { addField, guess } from './common/fixes.ts';
import { isIntended } from './common/intended.ts';
import { partsReadAs } from './common/parts.ts';
import { defineRule, type Report } from './rule.ts';

const head = changed(smallRequest.slice(0, -3), {
  start: 'MESSAGE sip:bob@example.com SIP/2.0',
  CSeq: 'CSeq: 1 MESSAGE',
}).join('\n');

export default defineRule({
  name: 'missing-content-type',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §20.15',
  examples: {
    good: [`${head}\nContent-Length: 6\nContent-Type: text/plain\n\nHello.`],
    bad: [
      `${head}\nContent-Length: 6\n\nHello.\n^^^^^^ The body has no Content-Type, so nobody can tell what it is`,
      `${head}\nContent-Length: 5\n\nv=0\n^^^ The body has no Content-Type, so nobody can tell what it is\n`,
    ],
  },
  about: [{ body: true, without: ContentType }, { parts: [sipFragment] }],
  checkBlock(block, report, context) {
    const { message } = block;
    if (message?.body === undefined) return;
    for (const { tree } of partsReadAs(block, sipFragment)) checkFragment(tree.message, report);
    if (isIntended(message, 'content-type')) return;
    const first = firstLineOf(message);
    if (first === undefined || bodyEndOf(block, context)?.chosen.size === 0) return;
    const type = likelyType(message);
    report(first, { fixes: [guess('insert', addField(message, 'Content-Type', type), { type })] });
  },
});

/** RFC 3420 §2: a fragment with a body holds the fields that describe it. */
function checkFragment(message: Message, report: Report): void {
  const first = message.fields.length === 0 || isIntended(message, 'content-type') ? undefined : firstLineOf(message);
  if (first !== undefined) report(first, { spec: 'RFC 3420 §2' });
}

/** What the first characters of a body tell. */
function likelyType({ body }: Message): string {
  const text = body?.text ?? '';
  if (/^\s*v=0\s/u.test(text)) return 'application/sdp';
  if (/^\s*SIP\/2\.0 /u.test(text)) return 'message/sipfrag';
  return /^\s*<\?xml\b/u.test(text) ? 'application/xml' : 'text/plain';
}
