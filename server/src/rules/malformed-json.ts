/** JSON that is not well-formed: no receiver reads any of it. */

import type { Part } from '../sip/bodies/body.ts';
import { json } from '../sip/bodies/json.ts';
import { bodyExample, isDone, partsReadAs } from './common/parts.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'malformed-json',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 8259 §2',
  examples: {
    good: [
      bodyExample('application/json', '{"a": [1, -2.5e3, "b\\u0041", true, null, {}, []]}'),
      bodyExample('application/json', '{"user": {{user}}}'),
      bodyExample('application/json', '"text"'),
    ],
    bad: [
      bodyExample(
        'application/json',
        '{"a": 01}\n      ^^ A value is expected here: a string in double quotes, a number, true, false, null, { or [',
      ),
      bodyExample('application/json', '{"a": 1,}\n        ^ A name in double quotes is expected here'),
      bodyExample('application/json', "{'a': 1}\n ^ A name in double quotes is expected here"),
      bodyExample('application/json', '{"a" 1}\n     ^ A colon is expected here'),
      bodyExample('application/json', '[1 2]\n   ^ A comma or a closing bracket is expected here'),
      bodyExample('application/json', '{"a": 1}}\n        ^ The value has ended before this'),
      bodyExample('application/json', '{"a": [1]\n        ^ A comma or a closing bracket is expected here'),
    ],
  },
  about: { parts: [json] },
  checkBlock(block, report, context) {
    for (const { part, tree } of partsReadAs(block, json)) {
      const { fault } = tree;
      if (fault === undefined || isTemplated(part)) continue;
      const isLast = part.source.slice(fault.end, part.end).trim() === '';
      if (!isLast || isDone(block, part, context)) report(fault, { what: fault.expected });
    }
  },
});

/** What a template or a file stands for may be any part of it. */
function isTemplated({ source, start, end }: Part): boolean {
  return /\{\{|^<@?[ \t]/mu.test(source.slice(start, end));
}
