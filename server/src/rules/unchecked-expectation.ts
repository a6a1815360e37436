/** A response that expects or keeps something, but waits for nothing that could be looked at. */

import { directivesNamed } from '../sip/directives/read.ts';
import { CSeq } from '../sip/headers/cseq.ts';
import { insert, lineEndOf } from '../sip/syntax/edit.ts';
import { valuesOf } from '../sip/values-of.ts';
import { guess } from './common/fixes.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'unchecked-expectation',
  severity: 'warning',
  basis: 'format',
  spec: 'docs/format.md#several-user-agents',
  examples: {
    good: [
      '# @expect status == 200\nOPTIONS sip:bob@example.com SIP/2.0',
      '# @recv INVITE\n# @expect header From exists\nSIP/2.0 180 Ringing',
    ],
    bad: [
      '# @expect header From exists\n   ^^^^^^ A response is checked by what came before it, and this one waits for nothing\nSIP/2.0 180 Ringing\nCSeq: 1 INVITE',
      '# @capture caller = header From\n   ^^^^^^^ A response is checked by what came before it, and this one waits for nothing\nSIP/2.0 180 Ringing',
    ],
  },
  about: { startLine: 'response', traits: ['preamble'] },
  checkBlock(block, report) {
    const { message } = block;
    if (message?.startLine.kind !== 'response' || directivesNamed(block, 'recv').length > 0) return;
    const [method] = valuesOf(message, CSeq).map((value) => value.method.text);
    for (const directive of [...directivesNamed(block, 'expect'), ...directivesNamed(block, 'capture')]) {
      const line = `# @recv ${method}${lineEndOf(message)}`;
      const fixes = method === undefined ? [] : [guess('wait', [insert(directive.start, line)], { method })];
      report(directive.key, { fixes });
    }
  },
});
