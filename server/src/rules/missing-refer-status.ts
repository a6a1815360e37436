/** A NOTIFY about a REFER whose fragment does not begin with the status line that it is there to tell. */

import { sipFragment } from '../sip/bodies/sip-fragment.ts';
import { Event } from '../sip/headers/event.ts';
import { insert, lineEndOf } from '../sip/syntax/edit.ts';
import { valuesOf } from '../sip/values-of.ts';
import { changed, smallRequest } from './common/examples.ts';
import { guess } from './common/fixes.ts';
import { isTyped, keepingLength, lineIn, partsReadAs } from './common/parts.ts';
import { methodOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

function notify(length: number, ...lines: readonly string[]): string {
  const head = changed(smallRequest.slice(0, -2), {
    start: 'NOTIFY sip:bob@example.com SIP/2.0',
    To: 'To: <sip:bob@example.com>;tag=314159',
    CSeq: 'CSeq: 1 NOTIFY',
    'Content-Length': [
      'Contact: <sip:alice@client.example.com>',
      'Event: refer',
      'Subscription-State: active;expires=60',
      'Content-Type: message/sipfrag',
      `Content-Length: ${length}`,
    ].join('\n'),
  });
  return [...head, '', ...lines, ''].join('\n');
}

export default defineRule({
  name: 'missing-refer-status',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3515 §2.4.5',
  examples: {
    good: [notify(20, 'SIP/2.0 100 Trying'), notify(31, 'SIP/2.0 200 OK', 'Server: bob')],
    bad: [
      notify(
        13,
        'Server: bob\n^^^^^^^^^^^ The status line is missing that tells what became of the REFER, as in SIP/2.0 200 OK',
      ),
    ],
  },
  about: { methods: ['NOTIFY'], fields: [Event], parts: [sipFragment] },
  checkBlock(block, report, context) {
    const { message } = block;
    if (message === undefined || message.body === undefined || methodOf(message) !== 'NOTIFY') return;
    if (valuesOf(message, Event)[0]?.token.text.toLowerCase() !== 'refer') return;
    const [first] = partsReadAs(block, sipFragment);
    if (first === undefined || first.tree.message.startLine.kind === 'response') return;
    const line = lineIn(first.part, first.part.start);
    if (/^[ \t]*(?:\{\{|<@?[ \t]|$)/u.test(block.text.slice(line.start, line.end))) return;
    if (!isTyped(block, first.part, context, line)) return;
    const edits = keepingLength(block, context, [insert(line.start, `SIP/2.0 100 Trying${lineEndOf(message)}`)]);
    report(line, {
      covers: line,
      fixes:
        first.tree.message.startLine.kind === 'broken' && first.tree.message.startLine.content.text === ''
          ? [guess('insert', edits)]
          : [],
    });
  },
});
