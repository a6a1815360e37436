/** A header field that may stand once stands twice. */

import type { Fix } from '../sip/problem.ts';
import type { Field } from '../sip/syntax/tree.ts';
import { groupsIn } from '../sip/values-of.ts';
import { guess, removeLine, safeFix } from './common/fixes.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'repeated-header',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §7.3.1',
  examples: {
    good: ['Subject: one', 'Route: <sip:one.example.com;lr>\nRoute: <sip:two.example.com;lr>'],
    bad: [
      'Max-Forwards: 70\nMax-Forwards: 69\n^^^^^^^^^^^^ Max-Forwards stands here a second time, but may stand only once',
      'Subject: one\ns: one\n^ Subject stands here a second time, but may stand only once',
    ],
  },
  about: { traits: ['repeated-field'] },
  checkMessage(message, report) {
    for (const {
      definition: { name, repeat },
      readings: [first, ...more],
    } of groupsIn(message)) {
      if (first === undefined || repeat !== 'once') continue;
      for (const { field } of more) {
        report(field.name, { args: { name }, fixes: fixesFor(first.field, field, name) });
      }
    }
  },
});

function fixesFor(first: Field, field: Field, name: string): readonly Fix[] {
  if (first.value.text === field.value.text) return [safeFix('remove', removeLine(field), { name })];
  return [guess('remove', removeLine(field), { name }), guess('remove-other', removeLine(first), { name })];
}
