/** The body of an Info Package that is not marked as such. */

import { ContentDisposition } from '../sip/headers/content-disposition.ts';
import { ContentType } from '../sip/headers/content-type.ts';
import { InfoPackage } from '../sip/headers/info-package.ts';
import { fieldsOf, valuesOf } from '../sip/values-of.ts';
import { bodyEndOf, firstLineOf } from './common/bodies.ts';
import { marked, requestWith } from './common/examples.ts';
import { insertion } from './common/missing.ts';
import { methodOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

const body = ['Content-Type: application/foo', 'Content-Length: 3'];

export default defineRule({
  name: 'undescribed-info',
  severity: 'information',
  basis: 'must',
  spec: 'RFC 6086 §4.3.1',
  examples: {
    good: [
      `${requestWith('INFO', 'Info-Package: foo', 'Content-Disposition: Info-Package', ...body)}abc`,
      requestWith('INFO', 'Info-Package: foo'),
    ],
    bad: [
      marked(
        `${requestWith('INFO', '«Info-Package»: foo', ...body)}abc`,
        'Content-Disposition: Info-Package is missing, which says that the body belongs to the package',
      ),
    ],
  },
  about: { methods: ['INFO'], fields: [InfoPackage] },
  checkBlock(block, report, context) {
    const { message } = block;
    if (message?.blank === undefined || methodOf(message) !== 'INFO') return;
    const [field] = fieldsOf(message, InfoPackage);
    // One that cannot be read names no package.
    if (field === undefined || valuesOf(message, InfoPackage).length === 0) return;
    if (fieldsOf(message, ContentDisposition).length > 0) return;
    // Of several parts each says for itself what it is for.
    if (valuesOf(message, ContentType).some(({ type }) => type.text.toLowerCase() === 'multipart')) return;
    if (firstLineOf(message) === undefined || bodyEndOf(block, context)?.chosen.size === 0) return;
    report(field.name, { fixes: [insertion(message, 'Content-Disposition', 'Info-Package')] });
  },
});
