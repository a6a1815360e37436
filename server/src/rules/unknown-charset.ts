/** `# @charset` names a charset that nobody here knows. */

import { directiveOf } from '../sip/directives/read.ts';
import { charsetOf, encode } from '../sip/encoding.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'unknown-charset',
  severity: 'error',
  basis: 'format',
  spec: 'docs/format.md#charset',
  examples: {
    good: ['# @charset utf-8', '# @charset latin1'],
    bad: ['# @charset esperanto\n           ^^^^^^^^^ The charset esperanto is not known'],
  },
  about: { traits: ['preamble'] },
  checkBlock(block, report, context) {
    if (block.preamble.length === 0) return;
    const value = directiveOf(block, 'charset')?.value;
    if (value === undefined || value.text === '' || value.text.includes('{{')) return;
    if (encode('', charsetOf(value.text), context.encode) === undefined)
      report(value, { args: { charset: value.text } });
  },
});
