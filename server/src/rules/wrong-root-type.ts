/** A multipart/related body that does not say, or says wrongly, of what type its root part is. */

import type { Part } from '../sip/bodies/body.ts';
import { valueIn } from '../sip/bodies/index.ts';
import { multipart } from '../sip/bodies/multipart.ts';
import { ContentId } from '../sip/headers/content-id.ts';
import { spanOf } from '../sip/span.ts';
import { insert } from '../sip/syntax/edit.ts';
import { paramNamed } from '../sip/values/params.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { bodyExample, keepingLength, partsReadAs } from './common/parts.ts';
import { defineRule } from './rule.ts';

const body = ['--b1', 'Content-Type: text/plain', '', 'Hello.', '--b1--'];

export default defineRule({
  name: 'wrong-root-type',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 2387 §3.1',
  examples: {
    good: [
      bodyExample('multipart/related;type="text/plain";boundary=b1', ...body),
      bodyExample('multipart/related;type="{{type}}";boundary=b1', ...body),
    ],
    bad: [
      bodyExample(
        'multipart/related;boundary=b1\n              ^^^^^^^^^^^^^^^^^ The parameter type is missing, which says of what type the root part is',
        ...body,
      ),
      bodyExample(
        'multipart/related;type="application/sdp";boundary=b1\n                                     ^^^^^^^^^^^^^^^^^ The root part is of the type text/plain',
        ...body,
      ),
    ],
  },
  about: { parts: [multipart] },
  checkBlock(block, report, context) {
    for (const { part } of partsReadAs(block, multipart)) {
      const { mediaType } = part;
      if (part.type !== 'multipart/related' || mediaType === undefined) continue;
      const type = rootOf(part)?.type ?? '';
      if (type === '' || type.includes('{{')) continue;
      const said = paramNamed(mediaType.params, 'type')?.value;
      if (said === undefined) {
        const fixes = [
          guess('insert', keepingLength(block, context, [insert(mediaType.subtype.end, `;type="${type}"`)]), { type }),
        ];
        report(spanOf(mediaType.type.start, mediaType.subtype.end), { what: 'missing', fixes });
      } else if (said.content.toLowerCase() !== type && !said.content.includes('{{')) {
        report(said, {
          args: { type },
          fixes: [guess('replace', keepingLength(block, context, replaceBy(said, `"${type}"`)), { type })],
        });
      }
    }
  },
});

/** RFC 2387 §3.2: the part that `start` names, else the first one. */
function rootOf({ mediaType, parts }: Part): Part | undefined {
  const start = paramNamed(mediaType?.params ?? [], 'start')?.value?.content;
  if (start === undefined) return parts[0];
  return parts.find((each) => `<${valueIn(each, ContentId)?.id.text}>` === start);
}
