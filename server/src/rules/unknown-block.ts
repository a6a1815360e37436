/** A block that is referred to and does not exist. */

import { awaitedBy } from '../sip/directives/scene.ts';
import { nearest } from '../sip/nearest.ts';
import { spanOf } from '../sip/span.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'unknown-block',
  severity: 'error',
  basis: 'format',
  spec: 'docs/format.md#variables',
  examples: {
    good: [
      '# @reply-to INVITE\nSIP/2.0 180 Ringing\nCall-ID: {{received.request.headers.Call-ID}}',
      '# @recv INVITE\nBYE sip:bob@example.com SIP/2.0\nTo: {{received.request.headers.From}}',
      '# @ref invite\nOPTIONS sip:bob@example.com SIP/2.0\n### invite',
      '# @import ./others.sip\n# @ref elsewhere\nOPTIONS sip:bob@example.com SIP/2.0',
    ],
    bad: [
      '# @ref invte\n       ^^^^^ No block is called invte\n### invite',
      'OPTIONS {{invite.response.headers.Contact}} SIP/2.0\n        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ No block is called invite',
    ],
  },
  checkFile({ block, references }, report, { isBlock, names }) {
    for (const { start, end, name } of references) {
      // A response takes parts of what it answers by this name, and a block that waits those of what came.
      const isAnswer = block.message?.startLine.kind === 'response' || awaitedBy(block).length > 0;
      const isReceived = name === 'received' && isAnswer;
      if (isBlock(name) || isReceived) continue;
      const meant = nearest(name, names());
      const at = block.text.indexOf(name, start);
      const fixes =
        meant === undefined ? [] : [guess('replace', replaceBy(spanOf(at, at + name.length), meant), { meant })];
      report(spanOf(start, end), { args: { name }, fixes });
    }
  },
});
