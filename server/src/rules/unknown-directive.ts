/** A directive that does not exist. */

import { directives } from '../sip/directives/directive.ts';
import { canonicalKey, directiveNamed, directivesOf } from '../sip/directives/read.ts';
import { nearest } from '../sip/nearest.ts';
import type { Block, Directive } from '../sip/syntax/tree.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'unknown-directive',
  severity: 'warning',
  basis: 'format',
  spec: 'docs/format.md#directives',
  examples: {
    good: ['# @target udp:192.0.2.1:5060', '# @sendFile ./message.bin', '# mail me @home'],
    bad: [
      '# @targt udp:192.0.2.1:5060\n   ^^^^^ There is no directive @targt; did you mean @target?',
      '# @wherever\n   ^^^^^^^^ There is no directive @wherever',
    ],
  },
  about: { traits: ['preamble'] },
  checkBlock(block, report) {
    if (block.preamble.length === 0) return;
    for (const directive of directivesOf(block)) {
      const { key } = directive;
      if (directiveNamed(key.text) !== undefined || isHalfTyped(block, directive)) continue;
      const meant = nearest(canonicalKey(key.text), keys());
      if (meant === undefined) report(key, { args: { key: key.text } });
      else {
        const fixes = [guess('replace', replaceBy(key, meant), { meant })];
        report(key, { what: 'did-you-mean', args: { key: key.text, meant }, fixes });
      }
    }
  },
});

/** At the very end of a block, the beginning of a key may become that key. */
function isHalfTyped({ text }: Block, { key, end }: Directive): boolean {
  return key.end === end && end >= text.length && keys().some((each) => each.startsWith(key.text));
}

function keys(): string[] {
  return directives.map(({ key }) => key);
}
