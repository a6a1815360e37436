/** A line that begins with `@` like a variable, but gives none a value. */

import type { Fix } from '../sip/problem.ts';
import { spanOf } from '../sip/span.ts';
import { endsLine } from '../sip/syntax/lines.ts';
import type { Decoration } from '../sip/syntax/tree.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'malformed-variable',
  severity: 'warning',
  basis: 'format',
  spec: 'docs/format.md#variables',
  examples: {
    good: ['@user = alice\n@domain=example.com\n@empty ='],
    bad: [
      '@user alice\n^^^^^^^^^^^ A variable is written as @name = value\n',
      '@target: udp:192.0.2.1\n^^^^^^^^^^^^^^^^^^^^^^ A variable is written as @name = value\n',
    ],
  },
  about: { traits: ['preamble'] },
  checkBlock({ preamble, text }, report) {
    for (const line of preamble) {
      // What stands at the very end is still being typed.
      if (line.kind !== 'decoration' || !isVariable(line) || !endsLine(text, line.end)) continue;
      report(line.content, { fixes: fixesFor(line) });
    }
  },
});

/** Such a line is no line of a log. */
export function isVariable({ content }: Decoration): boolean {
  return content.text.startsWith('@');
}

function fixesFor({ content }: Decoration): readonly Fix[] {
  const found = /^@[ \t]*(?<name>[\w.-]+)(?<between>[ \t]*:?[ \t]*)(?=\S|$)/u.exec(content.text);
  const between = found?.groups?.between ?? '';
  if (found === null || between === '') return [];
  const end = content.start + found[0].length;
  return [guess('insert-equals', replaceBy(spanOf(end - between.length, end), ' = '))];
}
