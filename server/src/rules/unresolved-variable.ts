/** `{{…}}` that stands for nothing. */

import { nearest } from '../sip/nearest.ts';
import type { Fix } from '../sip/problem.ts';
import type { Block, Template } from '../sip/syntax/tree.ts';
import { checkExpression, type ExpressionFault, type Scope } from '../sip/variables.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'unresolved-variable',
  severity: 'error',
  basis: 'format',
  spec: 'docs/format.md#variables',
  examples: {
    good: [
      '@user = alice\nOPTIONS sip:{{user}}@example.com SIP/2.0',
      'Subject: {{$uuid}}',
      '# @prompt user\nOPTIONS sip:{{user}}@example.com SIP/2.0',
    ],
    bad: [
      '@user = alice\nOPTIONS sip:{{usr}}@example.com SIP/2.0\n            ^^^^^^^ usr has no value',
      'Subject: {{$uid}}\n         ^^^^^^^^ $uid is not a known function',
      'Subject: {{}}\n         ^^^^ Nothing stands between the braces',
    ],
  },
  checkFile({ block, variables }, report, file) {
    const scope = { own: variables, inherited: file.variables };
    for (const template of block.templates) {
      const fault = checkExpression(template.expression.text, scope, file.isKnown);
      // What sipexer would put there has been told by the rule about placeholders of other programs.
      if (fault === undefined || isForeign(block, template)) continue;
      const environments = fault.fault === 'unresolved' ? file.environmentsOf(fault.name).join(', ') : '';
      const what = environments === '' ? fault.fault : 'in-environments';
      report(template, { what, args: { name: fault.name, environments }, fixes: fixesFor(template, fault, scope) });
    }
  },
});

function isForeign({ message }: Block, { start, expression }: Template): boolean {
  if (message === undefined || start < message.start) return false;
  const isCondition = /^(?:if \.\w+|else|end)$/u.test(expression.text) && message.source.includes('{{.');
  return isCondition || /^\.[A-Za-z]\w*$/u.test(expression.text);
}

function fixesFor(template: Template, { fault, name }: ExpressionFault, { own, inherited }: Scope): readonly Fix[] {
  if (fault !== 'unresolved' || name !== template.expression.text) return [];
  const meant = nearest(name, [...own.keys(), ...inherited.keys()]);
  return meant === undefined ? [] : [guess('replace', replaceBy(template.expression, meant), { meant })];
}
