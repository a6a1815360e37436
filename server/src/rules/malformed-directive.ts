/** A directive whose value is not of its form. */

import { readCapture, readExpectation } from '../sip/checks/checks.ts';
import { subjectWords } from '../sip/checks/subject.ts';
import type { DirectiveDefinition } from '../sip/directives/directive.ts';
import { directiveNamed, directivesOf, valueFault } from '../sip/directives/read.ts';
import { isStatus, readAwaited } from '../sip/directives/scene.ts';
import { readLoop } from '../sip/directives/sequence.ts';
import { methods } from '../sip/methods.ts';
import { nearest } from '../sip/nearest.ts';
import type { Arguments } from '../sip/problem.ts';
import { spanOf, type Token } from '../sip/span.ts';
import { endsLine } from '../sip/syntax/lines.ts';
import type { Directive } from '../sip/syntax/tree.ts';
import { guess, remove, replaceBy, safeFix } from './common/fixes.ts';
import { defineRule, type Report } from './rule.ts';

const methodNames: ReadonlySet<string> = new Set(methods.map(({ name }) => name));

export default defineRule({
  name: 'malformed-directive',
  severity: 'warning',
  basis: 'format',
  spec: 'docs/format.md#directives',
  examples: {
    good: [
      '# @retransmit once',
      '# @timeout {{timeout}}\n@timeout = 5s',
      '# @raw',
      '# @expect header Contact exists',
      '# @capture port = body sdp.media[0].port',
      '# @capture user = header Contact /sip:([^@]+)/',
      '# @loop for {{times}}\n@times = 3',
      '# @lint off missing-max-forwards',
      '# @recv INVITE|UPDATE, 2xx',
    ],
    bad: [
      '# @retransmit twice\n              ^^^^^ @retransmit takes one of: full, once, off',
      '# @timeout soon\n           ^^^^ @timeout takes a time such as 200ms or 5s',
      '# @escapes yes\n           ^^^ @escapes takes no value',
      '# @target\n   ^^^^^^ @target needs a value: <transport>:<host>:<port>\n',
      '# @expect status = 200\n          ^^^^^^^^^^^^ An operator stands behind the subject: ==, !=, >, >=, <, <=, startsWith, endsWith, includes, matches, exists, isFalse or isNumber',
      '# @expect duration < soon\n          ^^^^^^^^^^^^^^^ The operator takes no such value, or needs one',
      '# @capture toTag = To;tag\n           ^^^^^^^^^^^^^^ A check is about one of: status, reason, header <name>, body, duration, or a part as request.<part>, response.<part>',
      '# @capture header To\n           ^^^^^^^^^ @capture takes: <name> = <subject>',
      '# @loop 3\n        ^ @loop takes: for <count>|for <name> of <path>',
      '# @recv 180,\n        ^^^^ @recv takes: <method or status>[, …]',
      '# @local 127.0.0.1:5070\n# @recv PRACK|INVTE\n              ^^^^^ There is no method INVTE; did you mean INVITE?',
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
  else checkForm(value, definition.key, args, report);
}

/** What stands in a value of a form of its own; with templates it is looked into where that can be told. */
function checkForm(value: Token, key: string, args: Arguments, report: Report): void {
  if (key === 'lint' && !/^off\b/iu.test(value.text)) report(value, { args });
  if (key === 'recv' && !value.text.includes('{{')) checkAwaited(value, args, report);
  if (key === 'loop' && !value.text.includes('{{') && readLoop(value.text) === undefined) report(value, { args });
  if (key !== 'expect' && key !== 'capture') return;
  const found = key === 'expect' ? readExpectation(value.text) : readCapture(value.text);
  if (typeof found !== 'string') return;
  const parts = subjectWords.map((word) => (word === 'header' ? 'header <name>' : word));
  report(value, {
    what: found,
    args: { ...args, subjects: parts.join(', ') },
  });
}

/** A method that nobody has registered may be meant; one that is a slip of the pen would be waited for in vain. */
function checkAwaited(value: Token, args: Arguments, report: Report): void {
  const steps = readAwaited(value.text);
  if (steps === undefined) report(value, { args });
  for (const name of new Set(steps?.flat())) {
    if (isStatus(name) || methodNames.has(name)) continue;
    const meant = nearest(name, methodNames);
    if (meant === undefined) continue;
    const start = value.start + value.text.indexOf(name);
    const word = spanOf(start, start + name.length);
    report(word, {
      what: 'unknown-method',
      args: { name, meant },
      fixes: [guess('replace', replaceBy(word, meant), { meant })],
    });
  }
}
