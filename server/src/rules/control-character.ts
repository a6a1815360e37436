/** A control character in the head, where only tabs and line ends may stand. */

import { spanOf } from '../sip/span.ts';
import { endOfLine } from '../sip/syntax/lines.ts';
import { readingsOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess, remove } from './common/fixes.ts';
import { defineRule } from './rule.ts';

/** Those of ASCII; what UTF-8 has beyond it is text (RFC 3261 §25.1 UTF8-NONASCII). */
const control = /[^\P{Cc}\t\r\n\u0080-\u009f]+/gu;

export default defineRule({
  name: 'control-character',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §25.1',
  examples: {
    good: [requestWith('INVITE', 'Subject: a\tb'), 'From: "a\\\u0007b" <sip:alice@example.com>;tag=1'],
    bad: [
      marked(
        requestWith('INVITE', 'Subject: lunch«\u0001» at noon'),
        'The control character U+0001 must not stand here',
      ),
    ],
  },
  about: { traits: ['unusual-character'] },
  checkBlock({ message, escapes }, report) {
    if (message === undefined) return;
    const { source, start, blank, end } = message;
    const head = source.slice(start, blank?.start ?? end);
    control.lastIndex = 0;
    // Almost no message has any, so that nothing more is done for those that have none.
    for (let found = control.exec(head); found !== null; found = control.exec(head)) {
      const at = start + found.index;
      // RFC 3261 §25.1 quoted-pair: within quotes a backslash lets it stand.
      const isEscaped = source.charAt(at - 1) === '\\' && !escapes;
      if (isEscaped || isReported(at)) continue;
      const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      const span = spanOf(at, at + found[0].length);
      report(span, { args: { code }, fixes: [guess('remove', remove(span))] });
      // Once in a line is enough: what else stands there came the same way.
      control.lastIndex = endOfLine(source, span.end) - start;
    }

    function isReported(at: number): boolean {
      if (message === undefined) return false;
      return readingsOf(message).some(
        ({ field, failures }) => failures.length > 0 && field.start <= at && at < field.end,
      );
    }
  },
});
