/** The parameter that names the root of multipart/related, without the angle brackets of a Content-ID. */

import { multipart } from '../sip/bodies/multipart.ts';
import { paramNamed } from '../sip/values/params.ts';
import { replaceBy, safeFix } from './common/fixes.ts';
import { bodyExample, keepingLength, partsReadAs } from './common/parts.ts';
import { defineRule } from './rule.ts';

const body = ['--b1', 'Content-Type: text/plain', 'Content-ID: <hello@example.com>', '', 'Hello.', '--b1--'];
const related = 'multipart/related;type="text/plain";boundary=b1';

export default defineRule({
  name: 'unbracketed-start',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 2387 §3.4',
  examples: {
    good: [
      bodyExample(`${related};start="<hello@example.com>"`, ...body),
      bodyExample(`${related};start="{{root}}"`, ...body),
    ],
    bad: [
      bodyExample(
        `${related};start="hello@example.com"\n${' '.repeat(68)}^^^^^^^^^^^^^^^^^^^ The root is named as its Content-ID is written: <hello@example.com>`,
        ...body,
      ),
    ],
  },
  about: { parts: [multipart], signs: [/start\s*=/iu] },
  checkBlock(block, report, context) {
    for (const { part } of partsReadAs(block, multipart)) {
      if (part.type !== 'multipart/related') continue;
      const start = paramNamed(part.mediaType?.params ?? [], 'start')?.value;
      if (start === undefined || start.content === '' || /^<|\{\{/u.test(start.content)) continue;
      const id = `<${start.content}>`;
      report(start, {
        args: { id },
        fixes: [safeFix('bracket', keepingLength(block, context, replaceBy(start, `"${id}"`)))],
      });
    }
  },
});
