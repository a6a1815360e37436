/** A file that a message includes and that cannot be read. */

import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-include',
  severity: 'error',
  basis: 'format',
  spec: 'docs/format.md#includes',
  examples: {
    good: ['# @send-file ./present.bin\nOPTIONS sip:bob@example.com SIP/2.0'],
    bad: [
      '# @send-file ./absent.bin\n             ^^^^^^^^^^^^ The file ./absent.bin cannot be read\nOPTIONS sip:bob@example.com SIP/2.0',
    ],
  },
  checkFile({ paths }, report, { isReadable }) {
    for (const path of paths) if (isReadable(path.text) === false) report(path, { args: { path: path.text } });
  },
});
