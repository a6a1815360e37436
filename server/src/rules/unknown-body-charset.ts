/** A charset in Content-Type, or in the declaration of an XML body, that nobody here knows. */

import { treeIn } from '../sip/bodies/index.ts';
import { xml } from '../sip/bodies/xml.ts';
import { charsetOf, encode } from '../sip/encoding.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { bodyExample, partsIn } from './common/parts.ts';
import { type Context, defineRule } from './rule.ts';

/** Where no encoder is at hand, what belongs to one of these is taken for known. */
const families = /^(?:gb|big5|euc|iso-|windows-|cp|koi8|shift|mac)/iu;

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
  about: [{ parts: [xml] }, { traits: ['typed-by-parameter'] }],
  checkBlock(block, report, context) {
    for (const part of partsIn(block)) {
      const declared = treeIn(part, xml)?.encoding;
      if (declared !== undefined && !isTemplated(declared) && !isKnown(declared.text, context))
        report(declared, { args: { charset: declared.text } });
      const { mediaType, type } = part;
      const value = type.startsWith('text/') ? paramNamed(mediaType?.params ?? [], 'charset')?.value : undefined;
      if (value === undefined || value.content === '' || isTemplated(value)) continue;
      if (!isKnown(value.content, context)) report(value, { args: { charset: value.content } });
    }
  },
});

function isKnown(charset: string, { encode: other }: Context): boolean {
  return encode('', charsetOf(charset), other) !== undefined || (other === undefined && families.test(charset));
}
