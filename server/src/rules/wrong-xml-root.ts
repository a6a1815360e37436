/** An XML body whose root element is none of the type that Content-Type names. */

import { rootTypeOf, typeOfRoot } from '../sip/bodies/xml/roots.ts';
import { xml } from '../sip/bodies/xml.ts';
import { spanOf } from '../sip/span.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { bodyExample, keepingLength, partsReadAs } from './common/parts.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'wrong-xml-root',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 3863 §4.1',
  examples: {
    good: [
      bodyExample(
        'application/pidf+xml',
        '<p:presence xmlns:p="urn:ietf:params:xml:ns:pidf" entity="sip:bob@example.com"/>',
      ),
      bodyExample('Application/MANSCDP+xml', '<Query><CmdType>Catalog</CmdType></Query>'),
      bodyExample('application/note+xml', '<note/>'),
    ],
    bad: [
      bodyExample(
        'application/pidf+xml',
        '<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="0" state="full" entity="sip:bob@example.com"/>\n ^^^^^^^^^^^ The root element is dialog-info, but in application/pidf+xml it is presence',
      ),
      bodyExample(
        'application/pidf+xml',
        '<presence entity="sip:bob@example.com"/>\n ^^^^^^^^ The root element is in no namespace, but in application/pidf+xml it is in urn:ietf:params:xml:ns:pidf',
      ),
      bodyExample(
        'application/pidf+xml',
        '<presence xmlns="urn:ietf:params:xml:ns:cpim-pidf"/>\n ^^^^^^^^ The root element is in the namespace urn:ietf:params:xml:ns:cpim-pidf, but in application/pidf+xml it is in urn:ietf:params:xml:ns:pidf',
      ),
    ],
  },
  about: { parts: [xml] },
  checkBlock(block, report, context) {
    for (const { part, tree } of partsReadAs(block, xml)) {
      const expected = rootTypeOf(part.type);
      const { root } = tree;
      if (expected === undefined || root === undefined || root.name.text.includes('{{')) continue;
      const { namespace = root.namespace } = expected;
      const args = { type: part.type, root: root.local, expected: expected.roots.join(', ') };
      if (!expected.roots.includes(root.local)) {
        const other = typeOfRoot(root.local, root.namespace)?.type;
        const isFit = other !== undefined && part.mediaType !== undefined;
        const span =
          part.mediaType === undefined ? root : spanOf(part.mediaType.type.start, part.mediaType.subtype.end);
        report(root.name, {
          args,
          spec: expected.spec,
          fixes: isFit ? [guess('retype', keepingLength(block, context, replaceBy(span, other)), { type: other })] : [],
        });
      } else if (namespace !== root.namespace) {
        const what = root.namespace === '' ? 'none' : 'namespace';
        report(root.name, { what, spec: expected.spec, args: { type: part.type, namespace, found: root.namespace } });
      }
    }
  },
});
