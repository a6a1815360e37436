/** A charset in Content-Type that nobody here knows. */

import { charsetOf, encode } from '../sip/encoding.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { bodyExample, partsIn } from './common/parts.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'unknown-body-charset',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §7.4.1',
  examples: {
    good: [bodyExample('text/plain;charset=UTF-8', 'Hello.'), bodyExample('text/plain;charset="iso-8859-1"', 'Hello.')],
    bad: [
      bodyExample(
        'text/plain;charset=utf8x\n                                 ^^^^^ Nobody knows the charset utf8x',
        'Hello.',
      ),
    ],
  },
  about: { body: true },
  checkBlock(block, report, context) {
    for (const { mediaType, type } of partsIn(block)) {
      const value = type.startsWith('text/') ? paramNamed(mediaType?.params ?? [], 'charset')?.value : undefined;
      if (value === undefined || value.content === '' || isTemplated(value)) continue;
      if (encode('', charsetOf(value.content), context.encode) === undefined)
        report(value, { args: { charset: value.content } });
    }
  },
});
