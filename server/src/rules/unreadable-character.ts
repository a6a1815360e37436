/** U+FFFD: a byte that the editor could not read as a character. */

import { spanOf } from '../sip/span.ts';
import { defineRule } from './rule.ts';

const replacement = '\u{FFFD}';

export default defineRule({
  name: 'unreadable-character',
  severity: 'error',
  basis: 'format',
  spec: 'docs/format.md#charset',
  hides: ['wrong-content-length'],
  examples: {
    good: ['Subject: Grüße'],
    bad: [
      `Subject: Gr${replacement}ße\n           ^ The editor could not read a byte here: reopen the file with its own encoding, or write the byte as \\xHH under # @escapes`,
      `Subject: ${replacement}${replacement}\n         ^ The editor could not read 2 bytes from here on: reopen the file with its own encoding, or write them as \\xHH under # @escapes`,
    ],
  },
  about: { signs: [replacement] },
  checkMessage({ source, start, end }, report) {
    const first = source.indexOf(replacement, start);
    if (first === -1 || first >= end) return;
    // One cause has put them all there, so one place says it for all.
    const count = source.slice(first, end).split(replacement).length - 1;
    const span = spanOf(first, first + 1);
    if (count === 1) report(span, { covers: span });
    else report(span, { what: 'several', args: { count }, covers: span });
  },
});
