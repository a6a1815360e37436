/** A directive whose value is not of its form. */

import type { DirectiveDefinition } from '../sip/directives/directive.ts';
import { directiveNamed, directivesOf, valueFault } from '../sip/directives/read.ts';
import { nearest } from '../sip/nearest.ts';
import { endsLine } from '../sip/syntax/lines.ts';
import type { Directive } from '../sip/syntax/tree.ts';
import { guess, remove, replaceBy, safeFix } from './common/fixes.ts';
import { defineRule, type Report } from './rule.ts';

export default defineRule({
  name: 'malformed-directive',
  severity: 'warning',
  basis: 'format',
  spec: 'docs/format.md#directives',
  examples: {
    good: ['# @retransmit once', '# @timeout {{timeout}}\n@timeout = 5s', '# @raw', '# @lint off missing-max-forwards'],
    bad: [
      '# @retransmit twice\n              ^^^^^ @retransmit takes one of: full, once, off',
      '# @timeout soon\n           ^^^^ @timeout takes a time such as 200ms or 5s',
      '# @escapes yes\n           ^^^ @escapes takes no value',
      '# @target\n   ^^^^^^ @target needs a value: <transport>:<host>:<port>\n',
      '# @lint on missing-cseq\n        ^^^^^^^^^^^^^^^ @lint takes: off <rule>[ <rule>]',
    ],
  },
  about: { traits: ['preamble'] },
  checkBlock(block, report) {
    if (block.preamble.length === 0) return;
    for (const directive of directivesOf(block)) {
      const definition = directiveNamed(directive.key.text);
      // What stands at the very end is still being typed.
      const isOpen = directive.value.text === '' && !endsLine(block.text, directive.end);
      if (definition !== undefined && !isOpen) checkDirective(directive, definition, report);
    }
  },
});

function checkDirective({ key, value }: Directive, definition: DirectiveDefinition, report: Report): void {
  const { form, words = [] } = definition;
  const args = { key: key.text, form, words: words.join(', ') };
  const fault = valueFault(definition, value.text);
  if (fault === 'missing-value') report(key, { what: fault, args });
  else if (fault === 'needless-value') report(value, { what: fault, args, fixes: [safeFix('remove', remove(value))] });
  else if (fault === 'unknown-word') {
    const meant = nearest(value.text, words);
    const fixes = meant === undefined ? [] : [guess('replace', replaceBy(value, meant), { meant })];
    report(value, { what: fault, args, fixes });
  } else if (fault === 'bad-time') report(value, { what: fault, args });
  else if (definition.key === 'lint' && !/^off\b/iu.test(value.text)) report(value, { args });
}
