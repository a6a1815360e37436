/** A password that stands in the file for everybody to read. */

import { directiveNamed, directivesOf, wordsOf } from '../sip/directives/read.ts';
import { spanOf } from '../sip/span.ts';
import type { Directive } from '../sip/syntax/tree.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { defineRule, type Report } from './rule.ts';

export default defineRule({
  name: 'literal-password',
  severity: 'warning',
  basis: 'format',
  spec: 'docs/format.md#directives',
  examples: {
    good: ['# @auth alice {{$secret alice}}', '# @auth alice'],
    bad: ['# @auth alice wonderland\n              ^^^^^^^^^^ The password stands in the file for everybody to read'],
  },
  about: { traits: ['preamble'] },
  checkBlock(block, report) {
    if (block.preamble.length === 0) return;
    for (const directive of directivesOf(block)) {
      const key = directiveNamed(directive.key.text)?.key;
      if (key === 'auth' || key === 'auth-ha1') checkAuth(directive, report);
    }
  },
});

function checkAuth({ value }: Directive, report: Report): void {
  const [user = '', password = ''] = wordsOf(value.text);
  if (password === '' || password.includes('{{')) return;
  const start = value.start + value.text.indexOf(password, user.length);
  const span = spanOf(start, start + password.length);
  const secret = `{{$secret ${/^[\w.-]+$/u.test(user) ? user : 'password'}}}`;
  report(span, { fixes: [guess('replace', replaceBy(span, secret), { secret })] });
}
